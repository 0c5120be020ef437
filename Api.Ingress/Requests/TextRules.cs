using System.Text.Json;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Which texts are taken in.</summary>
internal static class TextRules
{
    public const int IdLimit = 200;
    public const int TextLimit = 4_000;

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
