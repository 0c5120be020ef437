using MarketingBus.Contracts;
using MarketingBus.Memory;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Workers.Memory.Decisions;

/// <summary>What is known of a segment, "industry/persona": the channels that reach it and those that it answers on.</summary>
internal static class SegmentFacts
{
    const string Source = "engagement";

    // Responses at which a preference weighs 0.5.
    const double Midpoint = 5;

    public static IEnumerable<Triple> ReachedBy(LeadProfile? lead, Channel channel) =>
        SegmentOf(lead) is { } segment ? [new Triple(segment, "reached_by", WireName.Of(channel), Source: Source)] : [];

    /// <summary>
    /// The weight is r / (r + 5), r being all clicks, replies and conversions of the responding lead on that channel, those of this batch among them.
    /// The graph keeps the larger weight, so that a segment's preference is as strong as its most responsive lead's.
    /// </summary>
    public static IReadOnlyList<Triple> Preferred(
        IEnumerable<EngagementRecorded> happened, IReadOnlyDictionary<Guid, LeadProfile> leads, IReadOnlyDictionary<Guid, LeadMemory> before) =>
        [
            .. from response in happened
               where response.Channel is not null && EngagementCounting.IsResponse(response.Kind)
               group response by (response.JourneyId, Channel: WireName.Of(response.Channel!.Value)) into responses
               let segment = SegmentOf(leads.GetValueOrDefault(responses.Key.JourneyId))
               where segment is not null
               let earlier = before.GetValueOrDefault(responses.Key.JourneyId)?.ResponsesByChannel.GetValueOrDefault(responses.Key.Channel) ?? 0
               // Below zero for a moment, when what is taken back comes before what is counted.
               let count = Math.Max(0, earlier) + responses.Count()
               select new Triple(segment, "prefers", responses.Key.Channel, count / (count + Midpoint), Source),
        ];

    static string? SegmentOf(LeadProfile? lead) => GraphNode.Segment(lead?.Industry, lead?.Persona);
}
