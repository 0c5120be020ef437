using System.Collections.Concurrent;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Tests.Support;

/// <summary>Knows the outcomes that a test tells it, and of how many segments each question was.</summary>
public sealed class FakeEpisodicMemory : IEpisodicMemory
{
    readonly ConcurrentDictionary<Segment, SegmentOutcomes> outcomes = [];

    public ConcurrentQueue<int> Questions { get; } = [];

    public void Remember(SegmentOutcomes told) => outcomes[told.Segment] = told;

    public Task<IReadOnlyList<SegmentOutcomes>> OutcomesAsync(IReadOnlyCollection<Segment>? segments, CancellationToken cancellationToken)
    {
        Questions.Enqueue(segments!.Count);
        return Task.FromResult<IReadOnlyList<SegmentOutcomes>>(
            [.. segments.Select(x => outcomes.GetValueOrDefault(x) ?? new SegmentOutcomes(x, default, default, new Dictionary<string, Outcomes>()))]);
    }

    public Task StoreAsync(IReadOnlyList<Episode> episodes, CancellationToken cancellationToken) => throw new NotSupportedException("Workers that decide only read.");

    public Task<IReadOnlyList<RankedEpisode>> FindAsync(EpisodeQuery query, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide ask for outcomes alone.");

    public Task<IReadOnlyList<Episode>> OfJourneysAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide ask for outcomes alone.");

    public IAsyncEnumerable<Episode> WithNamesAsync() => throw new NotSupportedException("Workers that decide ask for outcomes alone.");

    public Task ForgetEpisodesAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellationToken) => throw new NotSupportedException("Workers that decide only read.");

    public Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide only read.");
}
