namespace MarketingBus.Memory.Episodic;

internal static class SituationFeatures
{
    /// <summary>"industry=saas" for each feature, in lower case.</summary>
    public static IReadOnlySet<string> Of(IReadOnlyDictionary<string, string> situation) =>
        situation.Select(x => $"{Fold(x.Key)}={Fold(x.Value)}").ToHashSet();

    /// <summary>The same text for the same features, whatever their order.</summary>
    public static string TextOf(IReadOnlyDictionary<string, string> situation) => string.Join(' ', Of(situation).Order(StringComparer.Ordinal));

    public static string Fold(string text) => text.Trim().ToLowerInvariant();
}
