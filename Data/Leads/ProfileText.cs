using System.Text;

namespace MarketingBus.Data.Leads;

/// <summary>Compares what upstream systems wrote into a profile: case, outer and repeated spaces, and the many Unicode dashes do not count.</summary>
public static class ProfileText
{
    public static bool Same(string? left, string? right)
    {
        if (left is null || right is null)
            return false;

        return left.AsSpan().Trim().Equals(right.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(Fold(left), Fold(right), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Trimmed, with plain dashes and single plain spaces; the case stays.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.AsSpan().Trim())
        {
            if (!char.IsWhiteSpace(character))
                folded.Append(IsDash(character) ? '-' : character);
            else if (folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString();
    }

    static bool IsDash(char character) => character is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D';
}
