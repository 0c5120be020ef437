using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingBus.Learning.Tables;

/// <summary>Numbers as people write them: 1234.5, 1,234.5, 12,5, $12, 12 %.</summary>
internal static partial class NumberText
{
    public static bool TryParse(string? text, out double number)
    {
        number = 0;
        if (text is null || text.Length == 0 || text.Length > 40)
            return false;

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return double.IsFinite(number);

        var bare = text.Trim(' ', '$', '€', '£', '%');
        if (Thousands().IsMatch(bare))
            bare = bare.Replace(",", "", StringComparison.Ordinal);
        else if (DecimalComma().IsMatch(bare))
            bare = bare.Replace(',', '.');

        return double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?\d+,\d+$")]
    private static partial Regex DecimalComma();
}
