using System.Text.Json;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Text;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>One value of a parameter, by the rules of the other doors: a number may come as text, and a whole number is text where text is wanted.</summary>
internal static class ParameterValue
{
    /// <summary>The text, or what is wrong with it as the end of a sentence.</summary>
    public static (string? Text, string? Fault) Text(JsonElement value, int limit)
    {
        if (value.ValueKind == JsonValueKind.Number && value.GetRawText() is { Length: <= TextRules.IdLimit } digits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return (digits, null);

        if (value.ValueKind != JsonValueKind.String)
            return (null, $"is a string, not {TextRules.KindOf(value)}.");

        return TextRules.TextOf(value) is not { } text ? (null, Sentence(TextRules.HalfCharacter))
            : TextRules.Known(text) is not { } known ? (null, $"has 1 to {limit} characters.")
            : TextRules.Fault(known, limit, lines: limit > TextRules.IdLimit) is { } fault ? (null, Sentence(fault))
            : (known, null);
    }

    /// <summary>NaN where it is no number.</summary>
    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => number,
        JsonValueKind.String when NumberText.TryParse(Said(value), NumberFormat.Unknown, out var number) && NumberText.UnitOf(Said(value)!).Length == 0 => number,
        _ => double.NaN,
    };

    /// <summary>A flag of a call decides whether something is done: a text is none.</summary>
    public static bool? Flag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>Of a text or of the seconds or milliseconds since 1970.</summary>
    public static DateTimeOffset? Time(JsonElement value) => TimeText.Parse(Written(value));

    public static DateOnly? Day(JsonElement value) => TimeText.ParseDay(Written(value));

    /// <summary>What is wrong with any text within a value, as the end of a sentence, or null.</summary>
    public static string? FaultWithin(JsonElement value) => TextRules.FaultWithin(value) is { } fault ? Sentence(fault) : null;

    /// <summary>As the end of a sentence that begins with the parameter's name.</summary>
    public static string Sentence(string fault) => char.ToLowerInvariant(fault[0]) + fault[1..];

    static string? Said(JsonElement value) => TextRules.TextOf(value) is { } text ? TextRules.Known(text) : null;

    static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Said(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
