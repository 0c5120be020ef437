using System.Globalization;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Data.Queries;

/// <summary>Says what each record means on a lead's timeline.</summary>
internal static class Timeline
{
    const int LongestText = 1_000;

    /// <summary>With long texts cut, so that a page of entries stays small whatever people write; the export has them whole.</summary>
    public static TimelineEntry Shortened(TimelineEntry entry) => entry with { What = Shortened(entry.What), Details = entry.Details.ToDictionary(x => x.Key, x => Shortened(x.Value)) };

    static string Shortened(string text)
    {
        if (text.Length <= LongestText)
            return text;

        var kept = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, kept)}... [{kept} of {text.Length} characters]");
    }

    public static TimelineEntry Of(AgentActionRecord action) => new()
    {
        At = action.Timestamp,
        Kind = "action",
        Who = action.SourceAgentType.ToString(),
        What = action.Result ?? WireName.Of(action.ActionType),
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
        What = outreach.Status == OutreachStatus.Sent
            ? $"Sent a {WireName.Of(outreach.EngagementType)} message by {(outreach.Channel is { } channel ? WireName.Of(channel) : "no channel")}"
            : $"Outreach {outreach.Status}",
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
        Who = engagement.AutomatedReason is null ? "lead" : "machine",
        What = engagement.AutomatedReason is null
            ? $"The lead {WireName.Of(engagement.Kind)}"
            : $"A machine {WireName.Of(engagement.Kind)}, it seems; it does not count: {engagement.AutomatedReason}",
        Details = Details(
            ("event_id", engagement.EventId.ToString()),
            ("channel", engagement.Channel is { } channel ? WireName.Of(channel) : null),
            ("value_usd", engagement.ValueUsd?.ToString(CultureInfo.InvariantCulture)),
            ("text", engagement.Text),
            ("automated_reason", engagement.AutomatedReason)),
    };

    public static IEnumerable<TimelineEntry> Of(Escalation escalation)
    {
        yield return new TimelineEntry
        {
            At = escalation.RaisedAt,
            Kind = "escalation",
            Who = escalation.EscalatedBy.ToString(),
            What = $"Asked the Manager: {escalation.Context.Summary}",
            Details = Details(("escalation_id", escalation.EscalationId.ToString()), ("reason", WireName.Of(escalation.Reason))),
        };

        if (escalation.ResolvedAt is { } resolvedAt)
        {
            yield return new TimelineEntry
            {
                At = resolvedAt,
                Kind = "escalation",
                Who = escalation.ResolvedBy ?? "manager",
                What = $"The Manager decided: {(escalation.Decision is { } decision ? WireName.Of(decision) : "nothing")}",
                Details = Details(("escalation_id", escalation.EscalationId.ToString()), ("notes", escalation.Notes)),
            };
        }
    }

    public static IEnumerable<TimelineEntry> Of(RememberedLead lead) => lead.PreferencesLearntAt.Select(x => new TimelineEntry
    {
        At = x.Value,
        Kind = "memory",
        Who = "memory",
        What = $"Learnt a preference: {x.Key} is {lead.Preferences.GetValueOrDefault(x.Key)}",
        Details = Details(("preference", x.Key), ("value", lead.Preferences.GetValueOrDefault(x.Key))),
    });

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
