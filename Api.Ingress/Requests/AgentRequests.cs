using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads what callers ask of agents. With errors noted, the submission is not to be used.</summary>
internal static class AgentRequests
{
    const int PreviousActionLimit = 100;
    const int MetadataLimit = 100;

    /// <summary>A message to a lead.</summary>
    public static Submission Engagement(JsonFields fields, RequestIdentity identity)
    {
        var (eventId, sourceSystem, _) = EventRequests.Identify(fields, identity);
        var conversationId = fields.Id("conversation_id");
        var type = fields.Choice<EngagementType>("engagement_type") ?? EngagementType.Welcome;
        var lead = LeadFields.Read(EventRequests.Inner(fields, "lead_data", "lead"), identity.Now);
        var journeyId = MarketingIds.Journey(sourceSystem, lead.LeadId);
        return new Submission
        {
            EventId = eventId,
            Kind = "engagement_request",
            SubjectId = journeyId,
            ContentHash = ContentHash.Of("engagement_request", sourceSystem, conversationId, type, lead),
            Location = Locations.Journey(lead.LeadId, sourceSystem),
            Message = new RequestEngagement
            {
                EventId = eventId,
                JourneyId = journeyId,
                SourceSystem = sourceSystem,
                Lead = lead,
                EngagementType = type,
                ConversationId = conversationId,
                RequestedAt = identity.Now,
            },
        };
    }

    /// <summary>A lead handed over from one agent to another.</summary>
    public static Submission Handoff(JsonFields fields, RequestIdentity identity)
    {
        var (eventId, sourceSystem, _) = EventRequests.Identify(fields, identity);
        var leadId = fields.RequiredId("lead_id");
        var journeyId = MarketingIds.Journey(sourceSystem, leadId);
        var message = new RequestHandoff
        {
            EventId = eventId,
            JourneyId = journeyId,
            SourceSystem = sourceSystem,
            LeadId = leadId,
            SourceAgentId = fields.RequiredId("source_agent_id"),
            DestAgentType = fields.RequiredChoice<AgentType>("dest_agent_type"),
            Context = Context(fields.Lenient, leadId, identity.Now),
            EscalationReason = fields.Choice<EscalationReason>("escalation_reason") ?? EscalationReason.None,
            RequestedAt = identity.Now,
        };
        return new Submission
        {
            EventId = eventId,
            Kind = "handoff_request",
            SubjectId = journeyId,
            ContentHash = ContentHash.Of(message with { RequestedAt = default, Context = message.Context with { Timestamp = default } }),
            Location = Locations.Journey(leadId, sourceSystem),
            Message = message,
        };
    }

    static HandoffContext Context(JsonFields fields, string leadId, DateTimeOffset now) => new()
    {
        Summary = fields.RequiredText("summary"),
        Confidence = fields.Number("confidence", maximum: 1),
        LeadId = leadId,
        ConversationId = fields.Id("conversation_id"),
        PreviousActions = fields.Texts("previous_actions", PreviousActionLimit) ?? [],
        Metadata = fields.TextMap("metadata", MetadataLimit) ?? new SortedDictionary<string, string>(),
        Timestamp = now,
    };
}
