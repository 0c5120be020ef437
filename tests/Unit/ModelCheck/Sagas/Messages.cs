using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>The words for what is said, about one lead and one day of its campaign.</summary>
internal static class Messages
{
    const string Source = "crm";
    const string LeadId = "lead-1";

    public const string Campaign = "campaign-1";

    static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    static readonly Guid JourneyId = MarketingIds.Journey(Source, LeadId);
    static readonly Guid ReviewId = MarketingIds.Review(Source, Campaign, "performance_check", new DateOnly(2026, 11, 20), default);

    /// <summary>The how-manieth input it is makes its event another.</summary>
    public static object Of(Said said, int number) => said switch
    {
        Said.Lead => Received("Founder", null, number),
        Said.ChangedLead => Received("CMO", null, number),
        Said.LegalLead => Received("Founder", new Dictionary<string, string> { ["legal_issue"] = "true" }, number),
        Said.Opened => Did(EngagementKind.Opened, null, number),
        Said.Converted => Did(EngagementKind.Converted, null, number),
        Said.Complained => Did(EngagementKind.Complained, null, number),
        Said.WroteOfALawyer => Did(EngagementKind.Replied, "My lawyer will call you.", number),
        Said.AskedForWelcome => Asked(EngagementType.Welcome, number),
        Said.AskedForDemo => Asked(EngagementType.DemoInvite, number),
        Said.HandedToTriage => HandedTo(AgentType.LeadTriage, number),
        Said.HandedToEngagement => HandedTo(AgentType.Engagement, number),
        Said.HandedToOptimizer => HandedTo(AgentType.Optimizer, number),
        Said.HandedToManager => HandedTo(AgentType.Manager, number),
        Said.Retry => new RetryJourney { JourneyId = JourneyId, RequestedBy = "ann" },
        Said.Abandon => new AbandonJourney { JourneyId = JourneyId, RequestedBy = "ann" },
        Said.Figures => Updated(1000, number),
        Said.ChangedFigures => Updated(2000, number),
        Said.RetryReview => new RetryJourney { JourneyId = ReviewId, RequestedBy = "ann" },
        _ => new AbandonJourney { JourneyId = ReviewId, RequestedBy = "ann" },
    };

    static LeadReceived Received(string persona, Dictionary<string, string>? attributes, int number) => new()
    {
        EventId = EventId(number),
        JourneyId = JourneyId,
        SourceSystem = Source,
        Lead = new LeadProfile { LeadId = LeadId, Persona = persona, CampaignId = Campaign, Attributes = attributes },
        Sequence = number + 1,
        ReceivedAt = At,
    };

    static EngagementRecorded Did(EngagementKind kind, string? text, int number) => new()
    {
        EventId = EventId(number), JourneyId = JourneyId, SourceSystem = Source, LeadId = LeadId, Kind = kind, Text = text, OccurredAt = At,
    };

    static RequestEngagement Asked(EngagementType type, int number) => new()
    {
        EventId = EventId(number),
        JourneyId = JourneyId,
        SourceSystem = Source,
        Lead = new LeadProfile { LeadId = LeadId, Persona = "Founder", CampaignId = Campaign },
        EngagementType = type,
        Sequence = number + 1,
        RequestedAt = At,
    };

    static RequestHandoff HandedTo(AgentType agent, int number) => new()
    {
        EventId = EventId(number),
        JourneyId = JourneyId,
        SourceSystem = Source,
        LeadId = LeadId,
        SourceAgentId = "agent-7",
        DestAgentType = agent,
        Context = new HandoffContext { Summary = "Please look", Metadata = new Dictionary<string, string> { ["campaign_id"] = Campaign }, Timestamp = At },
        Sequence = number + 1,
        RequestedAt = At,
    };

    static CampaignUpdated Updated(long impressions, int number) => new()
    {
        EventId = EventId(number),
        ReviewId = ReviewId,
        SourceSystem = Source,
        Figures = new CampaignFigures { CampaignId = Campaign, Date = new DateOnly(2026, 11, 20), Impressions = impressions },
        OptimizationType = OptimizationType.PerformanceCheck,
        Sequence = number + 1,
        ReceivedAt = At,
    };

    static Guid EventId(int number) => MarketingIds.From("event", number.ToString(CultureInfo.InvariantCulture));
}
