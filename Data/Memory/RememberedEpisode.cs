namespace MarketingBus.Data.Memory;

/// <summary>What was tried in which situation, and how it came out. Written by Memory.</summary>
public sealed class RememberedEpisode
{
    /// <summary>A number, because a text index refers to its rows by number.</summary>
    public long Id { get; set; }

    public Guid EpisodeId { get; set; }

    public string Scenario { get; set; } = null!;

    public IReadOnlyList<string> Actions { get; set; } = [];

    /// <summary>0 to 1.</summary>
    public double OutcomeScore { get; set; }

    public string? Notes { get; set; }

    public IReadOnlyDictionary<string, string> Situation { get; set; } = new Dictionary<string, string>();

    public Guid? JourneyId { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public List<EpisodeFeature> Features { get; } = [];
}
