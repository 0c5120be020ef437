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

    /// <summary>Any form that <see cref="TimeText"/> reads, day first or month first where that is to be known.</summary>
    static readonly Dictionary<string, DayOrder> AnyForm = new(StringComparer.Ordinal) { ["any"] = DayOrder.Unknown, ["any, day first"] = DayOrder.DayFirst, ["any, month first"] = DayOrder.MonthFirst };

    /// <summary>
    /// The format that most of the values are written in, and at least 95 % of them, or null; of two that fit alike, month before day wins. Where no format fits, the forms that any
    /// door reads.
    /// </summary>
    public static string? FindFormat(IReadOnlyList<string> values)
    {
        // Most columns are no dates at all: their first values tell.
        var start = values.Take(20).ToArray();
        return Formats.Where(format => ShareOf(format, start) >= 0.8).Select(format => (Format: format, Share: ShareOf(format, values)))
            .Where(x => x.Share >= Mostly).OrderByDescending(x => x.Share).FirstOrDefault().Format ?? FindForm(start, values);
    }

    static string? FindForm(string[] start, IReadOnlyList<string> values)
    {
        if (start.Length == 0 || start.Any(x => x.Length < 8) || ShareOf(x => TimeText.Parse(x, DayOrder.MonthFirst) ?? TimeText.Parse(x, DayOrder.DayFirst), start) < 0.8)
            return null;

        var order = DayOrders.Of(values);
        return ShareOf(x => TimeText.Parse(x, order), values) >= Mostly ? AnyForm.First(x => x.Value == order).Key : null;
    }

    /// <summary>In the column's format, or in any form that is read at the doors, where leads come in whatever the file was written in.</summary>
    public static bool TryParse(string? text, string format, out DateTimeOffset date) =>
        IsWrittenIn(format, text, out date) || IsTime(text, AnyForm.GetValueOrDefault(format), out date);

    static bool IsTime(string? text, DayOrder order, out DateTimeOffset date)
    {
        var time = TimeText.Parse(text, order);
        date = time.GetValueOrDefault();
        return time is not null;
    }

    static bool IsWrittenIn(string format, string? text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    static double ShareOf(string format, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? 0 : (double)values.Count(x => IsWrittenIn(format, x, out _)) / values.Count;

    static double ShareOf(Func<string, DateTimeOffset?> read, IReadOnlyCollection<string> values) => (double)values.Count(x => read(x) is not null) / values.Count;
}
