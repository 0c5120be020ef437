using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MarketingBus.Data.Identity;

/// <summary>Takes e-mail addresses out of texts, and leaves everything else as it is: of JSON its values, of any other text its words.</summary>
internal static class AddressCut
{
    /// <summary>What stands where an address was.</summary>
    public const string Mark = "[erased]";

    const char WideAt = '\uFF20';

    static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many there were, and the text without them.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="isMeant">Says of an address in its normal form whether it is to go.</param>
    public static (int Count, ReadOnlyMemory<byte> Text) From(ReadOnlySpan<byte> text, Func<string, bool> isMeant)
    {
        try
        {
            return FromJson(text, isMeant);
        }
        catch (JsonException)
        {
            var (count, rest) = From(Encoding.UTF8.GetString(text), isMeant);
            return (count, Encoding.UTF8.GetBytes(rest));
        }
    }

    /// <summary>The same of JSON or words in a string; the very same string when there are none.</summary>
    public static (int Count, string Text) FromText(string text, Func<string, bool> isMeant)
    {
        if (!HasSign(text) && !text.Contains("\\u", StringComparison.Ordinal))
            return (0, text);

        var (count, rest) = From(Encoding.UTF8.GetBytes(text), isMeant);
        return count == 0 ? (0, text) : (count, Encoding.UTF8.GetString(rest.Span));
    }

    /// <summary>Where the words of a text are, as e-mail addresses write them.</summary>
    public static IEnumerable<Range> WordsOf(string text)
    {
        var start = 0;
        for (var place = 0; place <= text.Length; place++)
        {
            if (place < text.Length && IsOfWord(text[place]))
                continue;

            if (place > start)
                yield return start..place;

            start = place + 1;
        }
    }

    /// <summary>The addresses that are words of a text.</summary>
    public static IEnumerable<string> AddressesIn(string text) =>
        HasSign(text) ? WordsOf(text).Select(x => EmailAddress.Of(text[x].Trim('.'))).OfType<string>() : [];

    static (int Count, string Text) From(string text, Func<string, bool> isMeant)
    {
        if (EmailAddress.Of(text) is { } whole)
            return isMeant(whole) ? (1, Mark) : (0, text);

        if (!HasSign(text))
            return (0, text);

        var (count, end, rest) = (0, 0, new StringBuilder());
        foreach (var word in WordsOf(text))
        {
            if (EmailAddress.Of(text[word].Trim('.')) is not { } address || !isMeant(address))
                continue;

            rest.Append(text, end, word.Start.Value - end).Append(Mark);
            end = word.End.Value;
            count++;
        }

        return count == 0 ? (0, text) : (count, rest.Append(text, end, text.Length - end).ToString());
    }

    static (int Count, ReadOnlyMemory<byte> Text) FromJson(ReadOnlySpan<byte> text, Func<string, bool> isMeant)
    {
        var reader = new Utf8JsonReader(text, NamedPeople.Lenient);
        var (count, rest) = (0, new ArrayBufferWriter<byte>(Math.Max(text.Length, 1)));
        using var writer = new Utf8JsonWriter(rest, AsWritten);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(reader.GetString()!);
                    break;
                case JsonTokenType.String:
                    count += WriteString(ref reader, writer, isMeant);
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }

        writer.Flush();
        return (count, rest.WrittenMemory);
    }

    static int WriteString(ref Utf8JsonReader reader, Utf8JsonWriter writer, Func<string, bool> isMeant)
    {
        string value;
        try
        {
            value = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a character: it goes on as it came.
            writer.WriteRawValue([(byte)'"', .. reader.ValueSpan, (byte)'"'], skipInputValidation: true);
            return 0;
        }

        var (count, rest) = From(value, isMeant);
        writer.WriteStringValue(rest);
        return count;
    }

    /// <summary>What shows nothing parts no words, and signs may be twice as wide.</summary>
    static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || "@.!#$%&*+-/=?^_`{|}~".Contains(character, StringComparison.Ordinal) || character is WideAt or '\uFF0E'
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    static bool HasSign(string text) => text.AsSpan().ContainsAny('@', WideAt);
}
