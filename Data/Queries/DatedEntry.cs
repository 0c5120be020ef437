using MarketingBus.Data.Engagement;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Queries;

/// <summary>An entry of a timeline with its place in the order of all.</summary>
internal sealed record DatedEntry(Cursor At, TimelineEntry Entry)
{
    public static DatedEntry Of(AgentActionRecord action) => Of(action.ActionId, Timeline.Of(action));

    public static DatedEntry Of(HandoffRecord handoff) => Of(handoff.HandoffId, Timeline.Of(handoff));

    public static DatedEntry Of(Outreach outreach) => Of(outreach.EngagementId, Timeline.Of(outreach));

    public static DatedEntry Of(EngagementEvent engagement) => Of(engagement.EventId, Timeline.Of(engagement));

    public static DatedEntry Raised(Escalation escalation) => Of(escalation.EscalationId, Timeline.Of(escalation).First());

    public static DatedEntry Resolved(Escalation escalation) => Of(escalation.EscalationId, Timeline.Of(escalation).Last());

    /// <summary>A preference has no id; its name stands for one.</summary>
    public static IEnumerable<DatedEntry> Of(RememberedLead lead) =>
        Timeline.Of(lead).Select(x => Of(MarketingIds.From("preference", x.Details["preference"]), x));

    static DatedEntry Of(Guid id, TimelineEntry entry) => new(new Cursor(entry.At, id), entry);
}
