using System.Globalization;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Data.Queries;

/// <summary>Says what each record means on a lead's timeline.</summary>
internal static class Timeline
{
    public static TimelineEntry Of(AgentActionRecord action) => new()
    {
        At = action.Timestamp,
        Kind = "action",
        Who = action.SourceAgentType.ToString(),
        What = action.Result ?? action.ActionType.ToString(),
        Reasons = action.Reasons,
        Details = Details(("action_id", action.ActionId.ToString()), ("agent", action.SourceAgent)),
    };

    public static TimelineEntry Of(HandoffRecord handoff) => new()
    {
        At = handoff.StartedAt,
        Kind = "handoff",
        Who = handoff.From?.ToString() ?? "ingress",
        What = $"Handed over to {handoff.To}: {handoff.Context.Summary}",
        Details = Details(
            ("handoff_id", handoff.HandoffId.ToString()),
            ("rule", handoff.Rule),
            ("attempt", handoff.Attempt.ToString(CultureInfo.InvariantCulture)),
            ("outcome", handoff.Outcome),
            ("ended_at", handoff.EndedAt?.ToString("O", CultureInfo.InvariantCulture))),
    };

    public static TimelineEntry Of(Outreach outreach) => new()
    {
        At = outreach.EndedAt ?? outreach.IntendedAt,
        Kind = "outreach",
        Who = "Engagement",
        What = outreach.Status == "sent" ? $"Sent a {outreach.EngagementType} message by {outreach.Channel}" : $"Outreach {outreach.Status}",
        Reasons = outreach.Reasons,
        Details = Details(
            ("engagement_id", outreach.EngagementId.ToString()),
            ("status", outreach.Status),
            ("message_id", outreach.MessageId),
            ("content", outreach.Content)),
    };

    public static TimelineEntry Of(EngagementEvent engagement) => new()
    {
        At = engagement.OccurredAt,
        Kind = "engagement",
        Who = "lead",
        What = $"The lead {engagement.Kind.ToString().ToLowerInvariant()}",
        Details = Details(
            ("event_id", engagement.EventId.ToString()),
            ("channel", engagement.Channel?.ToString()),
            ("value_usd", engagement.ValueUsd?.ToString(CultureInfo.InvariantCulture)),
            ("text", engagement.Text)),
    };

    public static IEnumerable<TimelineEntry> Of(Escalation escalation)
    {
        yield return new TimelineEntry
        {
            At = escalation.RaisedAt,
            Kind = "escalation",
            Who = escalation.EscalatedBy.ToString(),
            What = $"Asked the Manager: {escalation.Context.Summary}",
            Details = Details(("escalation_id", escalation.EscalationId.ToString()), ("reason", escalation.Reason.ToString())),
        };

        if (escalation.ResolvedAt is { } resolvedAt)
        {
            yield return new TimelineEntry
            {
                At = resolvedAt,
                Kind = "escalation",
                Who = escalation.ResolvedBy ?? "manager",
                What = $"The Manager decided: {escalation.Decision}",
                Details = Details(("escalation_id", escalation.EscalationId.ToString()), ("notes", escalation.Notes)),
            };
        }
    }

    static Dictionary<string, string> Details(params ReadOnlySpan<(string Name, string? Value)> details)
    {
        var known = new Dictionary<string, string>();
        foreach (var (name, value) in details)
        {
            if (value is not null)
                known[name] = value;
        }

        return known;
    }
}
