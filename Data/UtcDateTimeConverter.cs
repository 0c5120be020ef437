using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingBus.Data;

/// <summary>
/// Every time that we keep is UTC, whatever offset it came with: SQLite cannot compare offsets, and so the text sorts as the time does; PostgreSQL takes no other offset into a
/// <c>timestamp with time zone</c>. PostgreSQL keeps microseconds, SQLite 100 nanoseconds.
/// </summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => value.UtcDateTime,
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
