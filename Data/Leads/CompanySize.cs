using System.Globalization;

namespace MarketingBus.Data.Leads;

/// <summary>A number of employees as a band such as "1001-5000", "5000+" or "350". <see cref="To"/> is null when there is no upper end.</summary>
public readonly record struct CompanySize(long From, long? To)
{
    /// <summary>Null when the text is no size. Spaces, thousands separators and the kind of dash do not count.</summary>
    public static CompanySize? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var plain = ProfileText.Fold(text).Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (plain.EndsWith('+'))
            return Number(plain[..^1]) is { } least ? new CompanySize(least, null) : null;

        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
            return Number(plain) is { } exact ? new CompanySize(exact, exact) : null;

        return Number(plain[..dash]) is { } from && Number(plain[(dash + 1)..]) is { } to && from <= to ? new CompanySize(from, to) : null;
    }

    /// <summary>True when every number of employees of the other is in this band.</summary>
    public bool Contains(CompanySize other) => other.From >= From && (To is null || other.To <= To);

    static long? Number(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
