namespace MarketingBus.Data.Identity.Stores;

internal static class LikePattern
{
    public const string Escape = "!";

    /// <summary>Matches a text in lower case that has this one in it.</summary>
    public static string Around(string text) => $"%{Escaped(text.ToLowerInvariant())}%";

    static string Escaped(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
