using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Episodic;

/// <summary>How segments' episodes came out, as it was known a moment ago: a batch of leads asks memory once for the segments of which that is not known, and mostly not at all.</summary>
public sealed class KnownOutcomes(IOptions<EpisodicOptions> options, TimeProvider time)
{
    const int MostSegments = 10_000;

    readonly ConcurrentDictionary<Segment, (SegmentOutcomes Outcomes, DateTimeOffset Until)> known = [];

    /// <summary>One for each segment, in one question to memory at most.</summary>
    public async Task<IReadOnlyDictionary<Segment, SegmentOutcomes>> GetAsync(
        IEpisodicMemory memory, IEnumerable<Segment?> segments, CancellationToken cancellationToken)
    {
        var asked = segments.OfType<Segment>().Distinct().ToList();
        var now = time.GetUtcNow();
        var unknown = asked.Where(x => !known.TryGetValue(x, out var held) || held.Until <= now).ToList();
        var found = asked.Except(unknown).ToDictionary(x => x, x => known[x].Outcomes);
        if (unknown is [])
            return found;

        if (known.Count + unknown.Count > MostSegments)
            known.Clear();
        foreach (var outcomes in await memory.OutcomesAsync(unknown, cancellationToken))
            known[outcomes.Segment] = (found[outcomes.Segment] = outcomes, now + options.Value.OutcomesHoldFor);
        return found;
    }
}
