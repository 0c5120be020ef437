using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Reads one field. What cannot be read is refused with a reason, never guessed.</summary>
internal static partial class FieldText
{
    /// <summary>The value, or null and why not.</summary>
    public static JsonNode? Read(FieldType type, string text, bool dayFirst, out string? error)
    {
        JsonNode? value = type switch
        {
            FieldType.Count => Number(text) is { } count && count == Math.Floor(count) && Math.Abs(count) < 1e15 ? (long)count : null,
            FieldType.Number => Number(text) is { } number ? number : null,
            FieldType.Rate => Rate(text) is { } rate ? rate : null,
            FieldType.Flag => Flag(text) is { } flag ? flag : null,
            FieldType.Day => FieldTime.Read(text, dayFirst) is { } time ? DateOnly.FromDateTime(time.DateTime).ToString("O", CultureInfo.InvariantCulture) : null,
            FieldType.Instant => FieldTime.Read(text, dayFirst) is { } time ? time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture) : null,
            FieldType.EngagementKind => Kind(text),
            _ => text,
        };
        error = value is null ? $"'{Shortened(text)}' is not {Expected(type)}" : null;
        return value;
    }

    static double? Number(string text)
    {
        text = text.Trim('$', '€', '£', ' ');
        if (Grouped().IsMatch(text))
            text = text.Replace(",", "", StringComparison.Ordinal);
        else if (DecimalComma().IsMatch(text))
            text = text.Replace(',', '.');

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    static double? Rate(string text) => text.EndsWith('%') ? Number(text[..^1]) / 100 : Number(text);

    static bool? Flag(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" => true,
        "FALSE" or "NO" or "N" or "0" => false,
        _ => null,
    };

    // An unknown kind goes out as it is: the server is the one to refuse it.
    static string Kind(string text) => text.ToUpperInvariant() switch
    {
        "OPEN" or "OPENED" => "opened",
        "CLICK" or "CLICKED" => "clicked",
        "REPLY" or "REPLIED" => "replied",
        "CONVERSION" or "CONVERT" or "CONVERTED" => "converted",
        "UNSUBSCRIBE" or "UNSUBSCRIBED" => "unsubscribed",
        "COMPLAINT" or "COMPLAINED" or "SPAM" => "complained",
        _ => text,
    };

    static string Expected(FieldType type) => type switch
    {
        FieldType.Count => "a whole number",
        FieldType.Flag => "yes or no",
        FieldType.Day => "a date",
        FieldType.Instant => "a time",
        _ => "a number",
    };

    static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?\d+,\d+$")]
    private static partial Regex DecimalComma();
}
