using System.Globalization;

namespace MarketingBus.Platform.Text;

/// <summary>Dates in the formats that exports use; the format is found once for a whole column.</summary>
public static class DateText
{
    const double Mostly = 0.95;

    static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyy/M/d", "M/d/yyyy", "d/M/yyyy", "M/d/yy", "d/M/yy", "d.M.yyyy", "d.M.yy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy",
        "MMM d, yyyy", "MMMM d, yyyy", "yyyyMMdd",
    ];

    static readonly string[] Times =
    [
        "", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt", ", H:mm", ", h:mm tt", "THH:mm", "THH:mm:ss", "THH:mm:ss.FFFFFFF", "THH:mm:ssK", "THH:mm:ss.FFFFFFFK", " H:mm:sszzz",
    ];

    static readonly string[] Months = ["yyyy-MM", "yyyy/MM", "MM/yyyy", "MMM yyyy", "MMMM yyyy"];

    static readonly string[] Formats = [.. Days.SelectMany(day => Times.Select(time => day + time)), .. Months];

    /// <summary>The format that most of the values are written in, and at least 95 % of them, or null; of two that fit alike, month before day wins.</summary>
    public static string? FindFormat(IReadOnlyList<string> values)
    {
        // Most columns are no dates at all: their first values tell.
        var start = values.Take(20).ToArray();
        return Formats.Where(format => ShareOf(format, start) >= 0.8).Select(format => (Format: format, Share: ShareOf(format, values)))
            .Where(x => x.Share >= Mostly).OrderByDescending(x => x.Share).FirstOrDefault().Format;
    }

    /// <summary>In the column's format, or in ISO 8601, which leads come in whatever the file was written in.</summary>
    public static bool TryParse(string? text, string format, out DateTimeOffset date) =>
        IsWrittenIn(format, text, out date)
        || (text is not null && IsIso(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date));

    static bool IsIso(string text) => text.Length >= 10 && text[4] == '-' && text[7] == '-' && char.IsAsciiDigit(text[0]);

    static bool IsWrittenIn(string format, string? text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    static double ShareOf(string format, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? 0 : (double)values.Count(x => IsWrittenIn(format, x, out _)) / values.Count;
}
