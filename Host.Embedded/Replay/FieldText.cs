using System.Globalization;
using System.Text.Json.Nodes;
using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Reads one field as its column writes them. What cannot be read is refused with a reason, never guessed.</summary>
internal static class FieldText
{
    const double LargestCount = 1e15;

    /// <summary>The text without what stands for unknown.</summary>
    public static string? Known(FieldType type, string? text) => type switch
    {
        FieldType.Name => MissingValues.CleanName(text),
        FieldType.Count or FieldType.Number or FieldType.Rate or FieldType.Ratio => MissingValues.Clean(text),
        _ => MissingValues.CleanField(text),
    };

    /// <summary>The value, or null and why not.</summary>
    public static JsonNode? Read(FieldType type, string text, ColumnFormat format, out string? error)
    {
        JsonNode? value = type switch
        {
            FieldType.Count => Number(text, format) is { } count && count == Math.Floor(count) && Math.Abs(count) < LargestCount ? (long)count : null,
            FieldType.Number => Number(text, format) is { } number ? number : null,
            FieldType.Rate or FieldType.Ratio => Share(text, format) is { } share ? share : null,
            FieldType.Flag => BooleanText.Parse(text) is { } flag ? flag : null,
            FieldType.Refusal => Refusal(text) is { } refused ? refused : null,
            FieldType.Day => TimeText.ParseDay(text, format.Days) is { } day ? day.ToString("O", CultureInfo.InvariantCulture) : null,
            FieldType.Instant => TimeText.Parse(text, format.Days) is { } time ? TimeText.Format(time) : null,
            // An unknown kind goes out as it is: the server is the one to refuse it.
            FieldType.EngagementKind => EngagementWords.KindOf(text) ?? text,
            _ => text,
        };
        error = value is null ? $"'{Shortened(text)}' is not {Expected(type)}" : null;
        return value;
    }

    public static double? Number(string text, ColumnFormat format) => NumberText.TryParse(text, format.Numbers, out var number) ? number : null;

    static double? Share(string text, ColumnFormat format) =>
        Number(text, format) is not { } number ? null : format.IsPercent || NumberText.UnitOf(text) == "%" ? (double)((decimal)number / 100) : number;

    // Who opted out is often known by the day of it.
    static bool? Refusal(string text) => BooleanText.Parse(text)
        ?? (TimeText.Parse(text, DayOrder.MonthFirst) is null && TimeText.Parse(text, DayOrder.DayFirst) is null ? null : true);

    static string Expected(FieldType type) => type switch
    {
        FieldType.Count => "a whole number",
        FieldType.Flag or FieldType.Refusal => "yes or no",
        FieldType.Day => "a date",
        FieldType.Instant => "a time",
        _ => "a number",
    };

    static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
