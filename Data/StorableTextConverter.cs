using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingBus.Data;

/// <summary>
/// PostgreSQL's text holds neither U+0000 nor half of a surrogate pair. Both become U+FFFD, in what is written and in what is asked for, so that a hostile name is found as it was kept.
/// </summary>
internal sealed class StorableTextConverter() : ValueConverter<string, string>(value => Storable(value), value => value)
{
    public static string Storable(string text) => IsStorable(text) ? text : Replaced(text);

    static bool IsStorable(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\ud800', '\udfff') is var surrogate and >= 0)
        {
            if (Rune.DecodeFromUtf16(rest[surrogate..], out _, out var length) != System.Buffers.OperationStatus.Done)
                return false;

            rest = rest[(surrogate + length)..];
        }

        return !text.Contains('\0');
    }

    static string Replaced(string text)
    {
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);

        return storable.ToString();
    }
}
