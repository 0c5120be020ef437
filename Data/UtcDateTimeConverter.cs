using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingBus.Data;

/// <summary>SQLite cannot compare offsets; every time that we keep is UTC, so its text sorts as the time does.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => value.UtcDateTime,
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
