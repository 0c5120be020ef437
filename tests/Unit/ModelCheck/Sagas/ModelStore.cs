using MarketingBus.Data.Orchestration;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>What is committed. Everything that a delivery changes comes in here at once or not at all.</summary>
internal sealed class ModelStore
{
    public Dictionary<Guid, LeadJourneyState> Journeys { get; } = [];

    public Dictionary<Guid, CampaignReviewState> Reviews { get; } = [];

    public Dictionary<Guid, HandoffRecord> Handoffs { get; } = [];

    public Dictionary<Guid, AgentActionRecord> Actions { get; } = [];

    public Dictionary<Guid, Escalation> Escalations { get; } = [];

    public HashSet<(Guid MessageId, string Queue)> Inbox { get; } = [];

    /// <summary>What Workers.Engagement did about each engagement: sent it, or refused to.</summary>
    public Dictionary<Guid, bool> Outreach { get; } = [];

    public IEnumerable<IOrchestratedState> Instances => Journeys.Values.Concat<IOrchestratedState>(Reviews.Values);
}
