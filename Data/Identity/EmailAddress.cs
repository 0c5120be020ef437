using System.Buffers;
using MarketingBus.Platform.Text;

namespace MarketingBus.Data.Identity;

/// <summary>
/// The one normal form of an e-mail address, by which a person is known: NFC, lower case, without a display name, "mailto:", quotes that are not needed, a final dot of the domain and
/// whatever shows nothing. Two addresses are the same when their normal forms are equal.
/// </summary>
public static class EmailAddress
{
    const int MaxLength = 320;
    const string MailTo = "mailto:";
    const int FullWidth = 0xFF00 - 0x20;

    static readonly SearchValues<char> NeverBare = SearchValues.Create("@<>()[],;:\\\"");

    /// <summary>Null when the text as a whole is no address.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > MaxLength || !text.AsSpan().ContainsAny('@', '\uFF20'))
            return null;

        var bare = Bare(Narrow(UnicodeText.Composed(UnicodeText.Visible(text))).Trim());
        var at = bare.LastIndexOf('@');
        if (at <= 0)
            return null;

        var (local, domain) = (Unquoted(bare[..at]), bare[(at + 1)..].TrimEnd('.'));
        return domain.Length > 0 && IsBare(local) && IsBare(domain) ? UnicodeText.Composed($"{local}@{domain}".ToLowerInvariant()) : null;
    }

    /// <summary>"Ann (Sales) &lt;mailto:ann@a.example?subject=x&gt;" is ann@a.example.</summary>
    static string Bare(string text)
    {
        if (text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var opened)
            text = text[(opened + 1)..^1].Trim();
        else if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var comment)
            text = text[..comment].TrimEnd();

        if (!text.StartsWith(MailTo, StringComparison.OrdinalIgnoreCase))
            return text;

        text = text[MailTo.Length..];
        return (text.IndexOf('?') is >= 0 and var query ? text[..query] : text).Trim();
    }

    static string Unquoted(string local) =>
        local is ['"', .. var quoted, '"'] && quoted.Length > 0 && IsBare(quoted) ? quoted : local;

    /// <summary>A quoted local part with blanks or signs in it is an address too rare to be worth a mistake.</summary>
    static bool IsBare(string part) => part.Length > 0 && !part.AsSpan().ContainsAny(NeverBare) && !part.Any(x => char.IsWhiteSpace(x) || char.IsControl(x));

    /// <summary>Letters and signs of East Asian keyboards that are twice as wide as ours, and the ideographic full stop.</summary>
    static string Narrow(string text) => text.AsSpan().ContainsAnyInRange('\u3002', '\uFF61')
        ? string.Concat(text.Select(x => x switch
        {
            '\u3002' or '\uFF61' => '.',
            >= '\uFF01' and <= '\uFF5E' => (char)(x - FullWidth),
            _ => x,
        }))
        : text;
}
