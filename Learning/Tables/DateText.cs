using System.Globalization;

namespace MarketingBus.Learning.Tables;

/// <summary>Dates in the formats that exports use; the format is found once for a whole column.</summary>
internal static class DateText
{
    static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d", "M/d/yyyy", "d/M/yyyy", "M/d/yy", "d/M/yy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "yyyyMMdd"];

    static readonly string[] Times = ["", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF", "THH:mm:ss", "THH:mm:ss.FFFFFFF", "THH:mm:ssK", "THH:mm:ss.FFFFFFFK", " H:mm:sszzz"];

    static readonly string[] Formats = [.. Days.SelectMany(day => Times.Select(time => day + time))];

    /// <summary>The first format that at least 95 % of the values are written in, or null.</summary>
    public static string? FindFormat(IReadOnlyList<string> values)
    {
        // Most columns are no dates at all: their first values tell.
        var start = values.Take(20).ToArray();
        return Formats.FirstOrDefault(format => ShareOf(format, start) >= 0.8 && ShareOf(format, values) >= 0.95);
    }

    public static bool TryParse(string? text, string format, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
        || (text is not null && IsIso(format)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date));

    static bool IsIso(string format) => format.StartsWith("yyyy-", StringComparison.Ordinal);

    static double ShareOf(string format, IReadOnlyCollection<string> values) =>
        values.Count == 0
            ? 0
            : (double)values.Count(x => DateTimeOffset.TryParseExact(x, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)) / values.Count;
}
