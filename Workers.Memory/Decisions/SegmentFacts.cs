using MarketingBus.Contracts;
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

    public static IEnumerable<Triple> ReachedBy(LeadProfile? lead, Channel channel, DateTimeOffset at) =>
        SegmentOf(lead) is { } segment
            ? [new Triple(segment, "reached_by", WireName.Of(channel), Source: Source) { FirstSeenAt = at, LastSeenAt = at }]
            : [];

    /// <summary>Each click, reply and conversion speaks for its channel; what a machine did is taken back.</summary>
    public static IReadOnlyList<Evidence> Responses(IEnumerable<EngagementJudged> judged, IReadOnlyDictionary<Guid, LeadProfile> leads) =>
        [
            .. from response in judged
               let happened = response.Engagement
               where happened.Channel is not null && EngagementCounting.IsResponse(happened.Kind) && (response.AutomatedReason is null || response.TakesBack)
               let segment = SegmentOf(leads.GetValueOrDefault(happened.JourneyId))
               where segment is not null
               select new Evidence(
                   happened.EventId, new Triple(segment, "prefers", WireName.Of(happened.Channel!.Value), Source: Source), happened.OccurredAt, response.TakesBack),
        ];

    /// <summary>The weight is r / (r + 5), r being all responses of the segment on that channel.</summary>
    public static IReadOnlyList<Triple> Preferred(IEnumerable<Triple> counted) => [.. counted.Select(x => x with { Weight = Weight(x.Evidence ?? 0) })];

    static double Weight(int responses) => responses / (responses + Midpoint);

    static string? SegmentOf(LeadProfile? lead) => GraphNode.Segment(lead?.Industry, lead?.Persona);
}
