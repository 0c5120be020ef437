using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>One row of each kind that is kept of a lead, with awkward texts, and with all that a row can say or the least.</summary>
internal static class LeadRecords
{
    public const string Text = "Zoë \"quoted\" 'too' \\ \n\t{[1,2]} ☃ 😀";

    static readonly DateTimeOffset Moment = new(2026, 3, 4, 5, 6, 7, 891, 234, TimeSpan.Zero);
    static readonly IReadOnlyList<Reason> Reasons = [new Reason { Code = "fit", Text = Text, Weight = -0.125 }, new Reason { Code = "none", Text = "" }];

    static HandoffContext Context => new()
    {
        Summary = Text,
        Confidence = 0.1,
        PreviousActions = [Text, "two"],
        Metadata = new Dictionary<string, string> { ["key"] = Text },
        Timestamp = Moment,
    };

    public static LeadJourneyState Journey(Guid lead, bool full) => new()
    {
        CorrelationId = lead,
        CurrentState = "Engaging",
        SourceSystem = "crm",
        LeadId = Text,
        LeadStatus = LeadStatus.Engaged,
        StartedAt = Moment,
        UpdatedAt = Moment.AddDays(1),
        TriagePending = full,
        Lead = full ? new LeadProfile { LeadId = Text, Email = "zoe@example.com", GdprConsent = true } : null,
        Category = full ? TriageCategory.CampaignQualified : null,
        Score = full ? 87.25 : null,
        Deadline = full ? Moment : null,
        HandoffId = full ? Guid.NewGuid() : null,
        Attempt = 3,
        Outcome = full ? "engaged" : null,
        FaultReason = full ? Text : null,
        CompletedAt = full ? Moment : null,
    };

    public static Lead Lead(Guid lead, bool full) => new()
    {
        JourneyId = lead,
        SourceSystem = "crm",
        LeadId = Text,
        Profile = new LeadProfile { LeadId = Text },
        CampaignId = full ? "C" : null,
        Category = TriageCategory.ColdLead,
        Score = 12.5,
        Fit = full ? 0 : null,
        Engagement = full ? 100 : null,
        Grade = full ? "A1" : null,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.High, Reason = Text },
        Reasons = full ? Reasons : [],
        ModelVersion = "rules",
        FirstTriagedAt = Moment,
        TriagedAt = Moment,
    };

    public static AgentActionRecord Action(Guid lead, bool full) => new()
    {
        ActionId = Guid.NewGuid(),
        SubjectId = lead,
        Timestamp = Moment,
        SourceAgent = Text,
        SourceAgentType = AgentType.LeadTriage,
        DestAgentType = full ? AgentType.Manager : null,
        HandoffContext = full ? Context : null,
        Result = full ? Text : null,
        Reasons = full ? Reasons : [],
    };

    public static HandoffRecord Handoff(Guid lead, bool full) => new()
    {
        HandoffId = Guid.NewGuid(),
        SubjectId = lead,
        LeadId = full ? Text : null,
        From = full ? AgentType.LeadTriage : null,
        To = AgentType.Engagement,
        Rule = "triage->engagement",
        Context = Context,
        Attempt = int.MaxValue,
        StartedAt = Moment,
        EndedAt = full ? Moment : null,
    };

    public static Outreach Outreach(Guid lead, bool full) => new()
    {
        EngagementId = Guid.NewGuid(),
        JourneyId = lead,
        LeadId = Text,
        Channel = full ? Channel.Email : null,
        Content = full ? Text : null,
        Reasons = full ? Reasons : [],
        IntendedAt = Moment,
        EndedAt = full ? Moment : null,
    };

    public static EngagementEvent Engagement(Guid lead, bool full) => new()
    {
        EventId = Guid.NewGuid(),
        JourneyId = lead,
        LeadId = Text,
        Kind = EngagementKind.Converted,
        Channel = full ? Channel.Email : null,
        ValueUsd = full ? 1234.5 : null,
        Text = full ? Text : null,
        OccurredAt = Moment,
    };

    public static Escalation Escalation(Guid lead, bool full) => new()
    {
        EscalationId = Guid.NewGuid(),
        SubjectId = lead,
        SourceSystem = "crm",
        Context = Context,
        Blocking = full,
        RaisedAt = Moment,
        Deadline = Moment,
        Decision = full ? EscalationDecision.Continue : null,
        Notes = full ? Text : null,
        ResolvedAt = full ? Moment : null,
    };

    public static RememberedLead Memory(Guid lead, bool full) => new()
    {
        JourneyId = lead,
        LeadId = Text,
        Preferences = full ? new Dictionary<string, string> { [Text] = Text, ["language"] = "de" } : [],
        PreferencesLearntAt = full ? new Dictionary<string, DateTimeOffset> { [Text] = Moment, ["language"] = Moment.AddDays(-1) } : [],
        UpstreamRfmScore = full ? 0.7 : null,
        LastEngagedAt = full ? Moment : null,
        UpdatedAt = Moment,
    };
}
