using System.Text.Json;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>Which texts are taken in.</summary>
public static class TextRules
{
    public const int IdLimit = 200;
    public const int TextLimit = 4_000;

    public const string HalfCharacter = "Holds half a character (a lone surrogate).";

    const int ShownLimit = 60;

    /// <summary>What is wrong with a text, or null.</summary>
    public static string? Fault(string text, int limit, bool lines)
    {
        if (text.Length > limit)
            return $"Has {text.Length} characters; at most {limit} are allowed.";

        foreach (var character in text)
        {
            if (char.IsControl(character) && !(lines && character is '\n' or '\r' or '\t'))
                return $"Holds the control character U+{(int)character:X4}.";
        }

        return null;
    }

    /// <summary>What is wrong with any text or name within a value, or null.</summary>
    public static string? FaultWithin(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TextOf(value) is { } text ? Fault(text, TextLimit, lines: true) : HalfCharacter,
        JsonValueKind.Array => value.EnumerateArray().Select(FaultWithin).FirstOrDefault(x => x is not null),
        JsonValueKind.Object => value.EnumerateObject().Select(FaultWithin).FirstOrDefault(x => x is not null),
        _ => null,
    };

    static string? FaultWithin(JsonProperty member) =>
        NameOf(member) is { } name ? Fault(name, IdLimit, lines: false) ?? FaultWithin(member.Value) : HalfCharacter;

    /// <summary>Unknown is null, never an empty text.</summary>
    public static string? Known(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The text, or null when it holds half a surrogate pair.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The member's name, or null when it holds half a surrogate pair.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Null => "null",
        _ => "text",
    };

    /// <summary>A caller's own name as it may be repeated in an answer: short, and without control characters.</summary>
    public static string Shown(string name)
    {
        var shown = name.Length <= ShownLimit ? name : string.Concat(name.AsSpan(0, ShownLimit), "...");
        return string.Concat(shown.Select(x => char.IsControl(x) || char.IsSurrogate(x) ? '?' : x));
    }
}
