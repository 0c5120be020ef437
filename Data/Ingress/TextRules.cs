using System.Text.Json;
using System.Text.RegularExpressions;
using MarketingBus.Platform.Text;

namespace MarketingBus.Data.Ingress;

/// <summary>Which texts are taken in.</summary>
public static partial class TextRules
{
    public const int IdLimit = 200;
    public const int TextLimit = 4_000;

    /// <summary>Of an episode, which agents write at length.</summary>
    public const int NotesLimit = 10_000;

    public const string HalfCharacter = "Holds half a character (a lone surrogate).";

    const int ShownLimit = 60;

    /// <summary>What is wrong with a text, or null.</summary>
    public static string? Fault(string text, int limit, bool lines)
    {
        if (text.Length > limit)
            return $"Has {text.Length} characters; at most {limit} are allowed.";

        foreach (var character in text)
        {
            if (IsForbidden(character, lines))
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

    /// <summary>Whether any text or name within a value holds half a surrogate pair, which only an escape can.</summary>
    public static bool HoldsHalfCharacter(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TextOf(value) is null,
        JsonValueKind.Array => value.EnumerateArray().Any(HoldsHalfCharacter),
        JsonValueKind.Object => value.EnumerateObject().Any(x => NameOf(x) is null || HoldsHalfCharacter(x.Value)),
        _ => false,
    };

    /// <summary>In Unicode's normal form C, without blanks and what shows nothing at either end. Unknown is null, never an empty text.</summary>
    public static string? Known(string text) => UnicodeText.Composed(UnicodeText.Trimmed(text)) is { Length: > 0 } known ? known : null;

    /// <summary>The text as it can be kept, and what had to be done to it, or null: control characters are left out and the end is cut off. A line break is a blank where there are no lines.</summary>
    public static (string? Text, string? Done) Fitted(string text, int limit, bool lines)
    {
        var (kept, done) = (lines ? text : Breaks().Replace(text, " "), default(string));
        if (Fault(kept, int.MaxValue, lines) is { } fault)
            (kept, done) = (string.Concat(kept.Where(x => !IsForbidden(x, lines))), $"{fault} It was left out.");

        if (Known(kept) is { } known && known.Length > limit)
            return (known[..(char.IsHighSurrogate(known[limit - 1]) ? limit - 1 : limit)], $"Has {known.Length} characters; the first {limit} were kept.");

        return (Known(kept), done);
    }

    static bool IsForbidden(char character, bool lines) => char.IsControl(character) && !(lines && character is '\n' or '\r' or '\t');

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

    /// <summary>The text with a replacement character for each half of a surrogate pair.</summary>
    public static string RepairedTextOf(JsonElement value) =>
        TextOf(value) ?? JsonSerializer.Deserialize<string>(Escapes().Replace(value.GetRawText(), x => x.Groups["half"].Success ? "\\ufffd" : x.Value))!;

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

    [GeneratedRegex(@"\r\n|[\r\n\t\v\f\u0085\u2028\u2029]")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.")]
    private static partial Regex Escapes();
}
