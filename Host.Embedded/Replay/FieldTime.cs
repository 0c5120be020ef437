using System.Globalization;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Times as files write them; without an offset they are UTC.</summary>
internal static class FieldTime
{
    static readonly string[] Iso = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy/M/d", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss"];
    static readonly string[] MonthFirst = [.. With("M/d/yy"), .. With("M/d/yyyy"), .. With("M-d-yyyy")];
    static readonly string[] DayFirst = [.. With("d/M/yy"), .. With("d/M/yyyy"), .. With("d-M-yyyy")];
    static readonly string[] Dotted = [.. With("d.M.yy"), .. With("d.M.yyyy")];

    public static DateTimeOffset? Read(string text, bool dayFirst)
    {
        string[] formats = [.. Iso, .. dayFirst ? DayFirst : MonthFirst, .. Dotted];
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, styles, out var time))
            return time;

        return IsIso(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out time) ? time : null;
    }

    /// <summary>True when a date such as 25/12/21 shows that the day comes first.</summary>
    public static bool ShowsDayFirst(string text)
    {
        var parts = text.Split('/', '-');
        return parts.Length == 3 && parts[0].Length <= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first is > 12 and <= 31;
    }

    static bool IsIso(string text) => text.Length >= 10 && char.IsAsciiDigit(text[3]) && text[4] == '-' && text[7] == '-';

    static IEnumerable<string> With(string day) => [day, day + " H:mm", day + " H:mm:ss"];
}
