namespace MarketingBus.Data.Memory;

/// <summary>One feature of an episode's situation, kept apart so that an index finds it. Written by Memory.</summary>
public sealed class EpisodeFeature
{
    public long EpisodeId { get; set; }

    /// <summary>Name and value in lower case, such as "industry=saas".</summary>
    public string Feature { get; set; } = null!;
}
