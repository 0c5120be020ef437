using System.Globalization;

namespace MarketingBus.Platform.Text;

/// <summary>
/// The one reader of times: RFC 3339 and ISO 8601 in all their forms, the forms of the common exports and seconds since 1970 or parts of them. A time that does not say
/// how far it is from UTC is UTC, whatever the machine's time zone.
/// </summary>
public static class TimeText
{
    static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds, milliseconds, microseconds, nanoseconds: between 2000 and 2100 they cannot be taken for each other.</summary>
    static readonly decimal[] EpochUnits = [1, 1_000, 1_000_000, 1_000_000_000];

    static readonly (decimal First, decimal Last) Epoch = (946_684_800, 4_102_444_800);

    /// <summary>In UTC, or null: it is no time, or it is not known which of two numbers is the month.</summary>
    public static DateTimeOffset? Parse(string? text, DayOrder order = DayOrder.Unknown) =>
        Read(text, order) is var (local, offset) && local.Ticks - offset.Ticks is var ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    /// <summary>The day as it is written where the time was taken, or null.</summary>
    public static DateOnly? ParseDay(string? text, DayOrder order = DayOrder.Unknown) => Read(text, order) is var (local, _) ? DateOnly.FromDateTime(local) : null;

    /// <summary>What a date proves about the order of day and month in its column.</summary>
    public static DayOrder OrderOf(string text) => TimePattern.Find(Plain(text)) is { } match ? TimePattern.OrderOf(match) : DayOrder.Unknown;

    /// <summary>Seconds since 1970 in UTC, or thousandths, millionths or billionths of them; null outside of the years 2000 to 2100.</summary>
    public static DateTimeOffset? FromEpoch(decimal number)
    {
        foreach (var unit in EpochUnits)
        {
            if (number / unit is var seconds && seconds >= Epoch.First && seconds < Epoch.Last)
                return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        }

        return null;
    }

    /// <summary>From the year 2000 to a day after <paramref name="now"/>.</summary>
    public static bool IsPlausible(DateTimeOffset time, DateTimeOffset now) => time >= Earliest && time <= now.AddDays(1);

    /// <summary>RFC 3339 in UTC with as many digits as are needed.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    static (DateTime Local, TimeSpan Offset)? Read(string? text, DayOrder order)
    {
        if (text is null || Plain(text) is not { Length: > 0 } plain)
            return null;

        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && FromEpoch(number) is { } epoch)
            return (epoch.UtcDateTime, TimeSpan.Zero);

        return TimePattern.Find(plain) is { } match && TimePattern.DayOf(match, order) is { } day && TimePattern.TimeOfDay(match) is { } time
            && TimePattern.OffsetOf(match) is { } offset && (day < DateTime.MaxValue.Date || time < TimeSpan.FromDays(1))
                ? (day + time, offset)
                : null;
    }

    static string Plain(string text) => UnicodeText.Visible(UnicodeText.Trimmed(text));
}
