namespace MarketingBus.Memory.Episodic;

/// <summary>What was tried in which situation, and how it came out.</summary>
public interface IEpisodicMemory
{
    Task StoreAsync(IReadOnlyList<Episode> episodes, CancellationToken cancellationToken);

    /// <summary>The most similar episodes, better and newer outcomes first among equals; at most <paramref name="limit"/> (1 to 100).</summary>
    Task<IReadOnlyList<RankedEpisode>> FindAsync(EpisodeQuery query, int limit, CancellationToken cancellationToken);

    /// <summary>How the episodes of each segment came out, in one question for all; one that has none is told with nothing. Null asks for every segment that has some.</summary>
    Task<IReadOnlyList<SegmentOutcomes>> OutcomesAsync(IReadOnlyCollection<Segment>? segments, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SegmentOutcomes>>([.. (segments ?? []).Select(x => new SegmentOutcomes(x, default, default, new Dictionary<string, Outcomes>()))]);

    /// <summary>Everything that leads lived through, in order of time.</summary>
    Task<IReadOnlyList<Episode>> OfJourneysAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken);

    /// <summary>The episodes in which people may be named whose journey they do not say: those that are no lead's, and those with an e-mail address in them.</summary>
    IAsyncEnumerable<Episode> WithNamesAsync();

    /// <summary>Removes single episodes, at once, and out of the full-text index too.</summary>
    Task ForgetEpisodesAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellationToken);

    /// <summary>Removes what leads lived through, at once, and out of the full-text index too.</summary>
    /// <returns>Episodes removed.</returns>
    Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken);
}

/// <summary>One episode. Storing the same id again replaces it.</summary>
public sealed record Episode
{
    public required Guid EpisodeId { get; init; }

    public required string Scenario { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>0 (failed) to 1 (as good as can be).</summary>
    public required double OutcomeScore { get; init; }

    public string? Notes { get; init; }

    /// <summary>Features of the situation, such as industry, persona, channel.</summary>
    public IReadOnlyDictionary<string, string> Situation { get; init; } = new Dictionary<string, string>();

    public Guid? JourneyId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>What is looked for: words, features, or both.</summary>
public sealed record EpisodeQuery(string? Scenario, IReadOnlyDictionary<string, string>? Situation = null);

/// <summary>An episode with its similarity to the query (0 to 1) and the rank that similarity, outcome and recency gave it (0 to 1).</summary>
public sealed record RankedEpisode(Episode Episode, double Similarity, double Rank)
{
    /// <summary>What the two numbers are made of; null where a store does not say.</summary>
    public RankedBecause? Because { get; init; }
}

/// <summary>The parts of a rank.</summary>
/// <param name="Text">How alike the words are, 0 to 1; null when none were asked for.</param>
/// <param name="Situation">The share of the features asked for that are equal; null when none were asked for.</param>
/// <param name="Words">The words that met, heaviest first: "price", or "overpriced ~ pricing" where two words mean the same or one is misspelt.</param>
/// <param name="OutcomeWeight">What the outcome made of the similarity, 0.7 to 1.</param>
/// <param name="RecencyWeight">What the age made of it, 0.95 to 1.</param>
public sealed record RankedBecause(double? Text, double? Situation, IReadOnlyList<string> Words, double OutcomeWeight, double RecencyWeight);
