using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Tests.Integration.Saga;

/// <summary>What upstream and callers say about one lead.</summary>
internal sealed class ALead(string leadId = "lead-1")
{
    public Guid JourneyId { get; } = MarketingIds.Journey("crm", leadId);

    public LeadReceived Received(string persona = "Founder", params (string Name, string Value)[] attributes) => new()
    {
        EventId = Guid.NewGuid(),
        JourneyId = JourneyId,
        SourceSystem = "crm",
        Lead = Profile(persona, attributes),
        Sequence = Times.Next,
        ReceivedAt = Times.Now,
    };

    public EngagementRecorded Did(EngagementKind kind, string? text = null) => new()
    {
        EventId = Guid.NewGuid(),
        JourneyId = JourneyId,
        SourceSystem = "crm",
        LeadId = leadId,
        Kind = kind,
        Text = text,
        OccurredAt = Times.Now,
    };

    public RequestEngagement Asked(EngagementType type) => new()
    {
        EventId = Guid.NewGuid(),
        JourneyId = JourneyId,
        SourceSystem = "crm",
        Lead = Profile("Founder"),
        EngagementType = type,
        Sequence = Times.Next,
        RequestedAt = Times.Now,
    };

    public RequestHandoff HandedTo(AgentType agent, EscalationReason reason = EscalationReason.None, string summary = "Please look", params (string Name, string Value)[] metadata) => new()
    {
        EventId = Guid.NewGuid(),
        JourneyId = JourneyId,
        SourceSystem = "crm",
        LeadId = leadId,
        SourceAgentId = "agent-7",
        DestAgentType = agent,
        EscalationReason = reason,
        Context = new HandoffContext { Summary = summary, Metadata = metadata.ToDictionary(x => x.Name, x => x.Value), Timestamp = Times.Now },
        Sequence = Times.Next,
        RequestedAt = Times.Now,
    };

    LeadProfile Profile(string persona, params (string Name, string Value)[] attributes) => new()
    {
        LeadId = leadId,
        Persona = persona,
        Source = "Website",
        Email = $"{leadId}@saga.example",
        CampaignId = "campaign-1",
        Attributes = attributes.Length == 0 ? null : attributes.ToDictionary(x => x.Name, x => x.Value),
    };
}
