using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingBus.Data;

internal sealed class StorableTextConverter() : ValueConverter<string, string>(value => StorableText.Of(value), value => value);
