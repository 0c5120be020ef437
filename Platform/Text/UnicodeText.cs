using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace MarketingBus.Platform.Text;

/// <summary>
/// Texts that look the same are the same. The product runs without the system's Unicode library (InvariantGlobalization), where <see cref="string.Normalize()"/> does nothing;
/// the tables come from a package.
/// </summary>
public static class UnicodeText
{
    /// <summary>In Unicode's normal form C: "e" with a combining accent becomes one letter. Half of a surrogate pair stays as it is.</summary>
    public static string Composed(string text) => Ascii.IsValid(text) || HoldsHalfCharacter(text) ? text : ENSNormalize.NF.NFC(text);

    /// <summary>Without what shows nothing, wherever it stands: marks of order, width and joining, soft hyphens, fillers.</summary>
    public static string Visible(string text) => Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes().Where(x => !IsInvisible(x)));

    /// <summary>Without blanks and what shows nothing at either end; within, joiners may be part of a name's spelling.</summary>
    public static string Trimmed(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsNothing(Rune.TryGetRuneAt(text, start, out var first) ? first : Rune.ReplacementChar))
            start += Rune.GetRuneAt(text, start).Utf16SequenceLength;

        while (end > start && Rune.DecodeLastFromUtf16(text.AsSpan(start, end - start), out var last, out var length) == System.Buffers.OperationStatus.Done && IsNothing(last))
            end -= length;

        return text[start..end];
    }

    static bool IsNothing(Rune rune) => Rune.IsWhiteSpace(rune) || IsInvisible(rune);

    static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    static bool HoldsHalfCharacter(string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsSurrogate(text[place]) && !(char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[++place])))
                return true;
        }

        return false;
    }
}
