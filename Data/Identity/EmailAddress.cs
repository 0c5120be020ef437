namespace MarketingBus.Data.Identity;

/// <summary>What makes two e-mail addresses the same: no spaces around, and no upper case.</summary>
public static class EmailAddress
{
    const int Longest = 320;

    /// <summary>Null when the text as a whole is no address.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > Longest)
            return null;

        var trimmed = text.Trim();
        var at = trimmed.LastIndexOf('@');
        return at > 0 && at < trimmed.Length - 1 && !trimmed.Any(char.IsWhiteSpace) ? trimmed.ToLowerInvariant() : null;
    }
}
