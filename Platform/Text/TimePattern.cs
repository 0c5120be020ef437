using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingBus.Platform.Text;

/// <summary>A time as it is written: its day, its time of day and its distance from UTC.</summary>
internal static partial class TimePattern
{
    const int Longest = 100;

    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    static readonly string[] LongMonths = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static Match? Find(string text) => text.Length <= Longest && Written().Match(text) is { Success: true } match ? match : null;

    /// <summary>The day, or null: there is no such day, or it is not known which number is the month.</summary>
    public static DateTime? DayOf(Match match, DayOrder order)
    {
        var year = Number(match, "year");
        year += match.Groups["year"].Length == 2 ? 2000 : 0;
        var (month, day) = match.Groups["one"].Success ? Ordered(match, order)
            : match.Groups["name"].Success ? (MonthOf(match.Groups["name"].Value), Number(match, "day"))
            : (Number(match, "month"), Number(match, "day"));

        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;
    }

    /// <summary>What a date of two numbers and a year proves about their order.</summary>
    public static DayOrder OrderOf(Match match) =>
        !match.Groups["one"].Success || match.Groups["mark"].Value == "." ? DayOrder.Unknown
        : (Number(match, "one"), Number(match, "two")) switch
        {
            ( > 12 and <= 31, <= 12) => DayOrder.DayFirst,
            ( <= 12, > 12 and <= 31) => DayOrder.MonthFirst,
            _ => DayOrder.Unknown,
        };

    /// <summary>The time of day, or null: there is no such time. 24:00 ends a day, and a leap second is the first of the next minute.</summary>
    public static TimeSpan? TimeOfDay(Match match)
    {
        if (!match.Groups["hour"].Success)
            return TimeSpan.Zero;

        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return null;

            hour = (hour % 12) + (match.Groups["half"].Value is "p" or "P" ? 12 : 0);
        }

        var time = new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(FractionOf(match));
        return minute < 60 && second <= 60 && (hour < 24 || time == TimeSpan.FromDays(1)) ? time : null;
    }

    /// <summary>The distance from UTC, or null: there is no such distance. None is written where a time is UTC.</summary>
    public static TimeSpan? OffsetOf(Match match)
    {
        var (hours, minutes) = (Number(match, "offsetHour"), Number(match, "offsetMinute"));
        var offset = new TimeSpan(hours, minutes, 0);
        return hours < 24 && minutes < 60 ? match.Groups["sign"].Value == "+" ? offset : -offset : null;
    }

    static (int Month, int Day) Ordered(Match match, DayOrder order)
    {
        var (first, second) = (Number(match, "one"), Number(match, "two"));
        if (match.Groups["mark"].Value == ".")
            return (second, first);

        return order == DayOrder.Unknown && first != second && OrderOf(match) is var own
            ? own switch { DayOrder.DayFirst => (second, first), DayOrder.MonthFirst => (first, second), _ => (0, 0) }
            : order == DayOrder.DayFirst ? (second, first) : (first, second);
    }

    static int MonthOf(string name)
    {
        var lower = name.ToLowerInvariant();
        return 1 + Math.Max(Array.IndexOf(Months, lower == "sept" ? "sep" : lower), Array.IndexOf(LongMonths, lower));
    }

    // Ten millionths of a second are the least that a time holds.
    static long FractionOf(Match match) => match.Groups["fraction"] is { Success: true } fraction
        ? long.Parse(fraction.Value.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture)
        : 0;

    static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        """
        ^(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*[.,]?\s+)?
        (?:
            (?<year>[0-9]{4})(?<mark>[-/.])(?<month>[0-9]{1,2})\k<mark>(?<day>[0-9]{1,2})
          | (?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})
          | (?<one>[0-9]{1,2})(?<mark>[-/.])(?<two>[0-9]{1,2})\k<mark>(?<year>[0-9]{4}|[0-9]{2})(?![0-9])
          | (?<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?[-\s./]*(?<name>[a-z]{3,9})[-\s.,/]*(?<year>[0-9]{4}|[0-9]{2})(?![0-9])
          | (?<name>[a-z]{3,9})\.?[-\s]+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?[-,\s]\s*(?<year>[0-9]{4})
        )
        (?:
            (?:T|,?\s+|,?\s+at\s+|(?<=^[0-9]{8}))
            (?:
                (?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?
              | (?<hour>[0-9]{2})(?<minute>[0-9]{2})(?:(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?
              | (?<hour>[0-9]{1,2})(?=\s?[ap]\.?m)
            )
            (?:\s?(?<half>[ap])\.?m\.?)?
            (?:\s?(?:Z|UTC|GMT|(?:UTC|GMT)?(?<sign>[-+\u2212])(?<offsetHour>[0-9]{2})(?::?(?<offsetMinute>[0-9]{2}))?(?:\s[a-z]{3,5})?))?
            (?:\s?\[[^\]]*\]|\s\([^)]*\))?
          | (?:Z|(?<sign>[-+\u2212])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))
        )?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
