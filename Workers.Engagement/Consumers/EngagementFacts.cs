using MarketingBus.Contracts;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>What is known about the leads of a batch.</summary>
internal sealed record EngagementFacts(
    Dictionary<Guid, Outreach> Outreach,
    IReadOnlyDictionary<Guid, ConsentStanding> Standings,
    IReadOnlyDictionary<Guid, LeadMemory> Memories,
    IReadOnlyList<Triple> Preferences,
    IReadOnlyDictionary<Segment, SegmentOutcomes> Outcomes,
    HashSet<(string CampaignId, string SourceSystem)> Underperforming)
{
    public ConsentStanding StandingFor(EngageLead command) => Standings[command.EngagementId];

    public SegmentOutcomes? OutcomesFor(EngageLead command) =>
        Segment.Of(command.Lead?.Industry, command.Lead?.Persona) is { } segment ? Outcomes.GetValueOrDefault(segment) : null;

    public bool CampaignUnderperforms(EngageLead command) =>
        command.Lead?.CampaignId is { } campaign && Underperforming.Contains((campaign, command.SourceSystem));
}
