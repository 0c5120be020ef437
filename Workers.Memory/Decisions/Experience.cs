using System.Globalization;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Workers.Memory.Decisions;

/// <summary>What many episodes come to: a segment prefers a channel on which they came out no worse than is usual, and avoids one on which they came out badly.</summary>
internal static class Experience
{
    // Episodes at which a fact weighs 0.5, as of responses; see SegmentFacts.
    const double Midpoint = 5;
    const double BadBelow = 0.35;

    /// <param name="segments">Every segment that has episodes.</param>
    /// <param name="least">Episodes on one channel that make a fact.</param>
    public static IReadOnlyList<Triple> Of(IEnumerable<SegmentOutcomes> segments, int least) =>
        [
            .. from segment in segments
               from channel in segment.ByChannel
               where channel.Value.Count >= least
               let fact = Fact(segment, channel.Key, channel.Value)
               where fact is not null
               select fact,
        ];

    static Triple? Fact(SegmentOutcomes segment, string channel, Outcomes outcomes)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"consolidation: {outcomes.Count} episodes, mean outcome {outcomes.Mean:0.00}");
        if (outcomes.Mean < BadBelow)
            return new Triple(segment.Segment.ToString(), "avoids", channel, Weight(outcomes.Count - outcomes.Sum), source);

        return outcomes.Mean >= segment.Usual.Mean ? new Triple(segment.Segment.ToString(), "prefers", channel, Weight(outcomes.Sum), source) : null;
    }

    static double Weight(double episodes) => episodes / (episodes + Midpoint);
}
