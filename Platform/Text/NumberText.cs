using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingBus.Platform.Text;

/// <summary>Numbers as people write them: 1234.5, 1,234.5, 1.234,5, 1 234,5, 1'234.5, 12,5, $12, 12 %.</summary>
public static partial class NumberText
{
    const int Longest = 40;

    /// <summary>As the column writes them, which is found by <see cref="NumberFormats"/>.</summary>
    public static bool TryParse(string? text, NumberFormat format, out double number)
    {
        number = 0;
        if (text is null || text.Length is 0 or > Longest)
            return false;

        var mayGroup = format == NumberFormat.GroupedComma && text.Contains('.', StringComparison.Ordinal);
        if (!mayGroup && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return double.IsFinite(number);

        var frame = Framed().Match(text);
        if (!frame.Success || !double.TryParse(Plain(frame.Groups["number"].Value, format), NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return false;

        number = frame.Groups["minus"].Success ? -number : number;
        return double.IsFinite(number);
    }

    /// <summary>The sign of a currency or of percent beside a number, else empty.</summary>
    public static string UnitOf(string text) => text.Length <= Longest && Framed().Match(text) is { Success: true } frame ? frame.Groups["unit"].Value.ToUpperInvariant() : "";

    static string Plain(string number, NumberFormat format) =>
        format is NumberFormat.Point or NumberFormat.Unknown && PointGroups().IsMatch(number) ? Marks().Replace(number.Replace(",", "", StringComparison.Ordinal), "")
        : format is not NumberFormat.Point && DecimalComma().IsMatch(number) ? Marks().Replace(number.Replace(".", "", StringComparison.Ordinal), "").Replace(',', '.')
        : number;

    [GeneratedRegex(@"^(?<minus>[-\u2212])?\s?(?<unit>[$€£¥]|EUR|USD|GBP|CHF)?\s?(?<minus>[-\u2212])?(?<number>\d[\d.,'’\s]*)(?<unit>[$€£¥%]|EUR|USD|GBP|CHF)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Framed();

    [GeneratedRegex(@"^\d{1,3}(?:([,'’\s])\d{3})(?:\1\d{3})*(\.\d+)?\s?$")]
    private static partial Regex PointGroups();

    [GeneratedRegex(@"^(?:\d{1,3}(?:([.'’\s])\d{3})(?:\1\d{3})*|\d+)(,\d+)?\s?$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"['’\s]")]
    private static partial Regex Marks();
}
