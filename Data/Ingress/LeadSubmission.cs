using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Ingress;

/// <summary>A lead that came in, whichever face it came by.</summary>
public static class LeadSubmission
{
    public static Submission Of(Guid eventId, string sourceSystem, LeadProfile lead, string? conversationId, string location, DateTimeOffset now, bool isKnownByContent = false)
    {
        var journeyId = MarketingIds.Journey(sourceSystem, lead.LeadId);
        return new Submission
        {
            EventId = eventId,
            Kind = "lead",
            SubjectId = journeyId,
            ContentHash = ContentHash.Of("lead", sourceSystem, conversationId, lead),
            Location = location,
            IsKnownByContent = isKnownByContent,
            Message = new LeadReceived
            {
                EventId = eventId,
                JourneyId = journeyId,
                SourceSystem = sourceSystem,
                Lead = lead,
                ConversationId = conversationId,
                ReceivedAt = now,
            },
        };
    }
}
