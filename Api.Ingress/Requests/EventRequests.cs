using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads the three upstream events. With errors noted, the submission is not to be used.</summary>
internal static class EventRequests
{
    /// <summary>A lead, flat or under "lead" or "lead_data".</summary>
    public static Submission Lead(JsonFields fields, RequestIdentity identity)
    {
        var (eventId, sourceSystem, isKnownByContent) = Identify(fields, identity);
        var conversationId = fields.Id("conversation_id");
        var lead = LeadFields.Read(Inner(fields, "lead_data", "lead"), identity.Now);
        return LeadSubmission.Of(eventId, sourceSystem, lead, conversationId, Locations.Journey(lead.LeadId, sourceSystem), identity.Now, isKnownByContent);
    }

    /// <summary>A campaign's figures, flat or under "campaign" or "campaign_data".</summary>
    public static Submission Campaign(JsonFields fields, RequestIdentity identity)
    {
        var (eventId, sourceSystem, isKnownByContent) = Identify(fields, identity);
        var question = fields.Choice<OptimizationType>("optimization_type") ?? OptimizationType.PerformanceCheck;
        var figures = CampaignFields.Read(Inner(fields, "campaign_data", "campaign"), identity.Now);
        var reviewId = MarketingIds.Review(sourceSystem, figures.CampaignId, question.ToString(), figures.Date, eventId);
        return new Submission
        {
            EventId = eventId,
            Kind = "campaign",
            SubjectId = reviewId,
            ContentHash = ContentHash.Of("campaign", sourceSystem, question, figures),
            Location = Locations.Campaign(figures.CampaignId, sourceSystem),
            IsKnownByContent = isKnownByContent,
            Message = new CampaignUpdated
            {
                EventId = eventId,
                ReviewId = reviewId,
                SourceSystem = sourceSystem,
                Figures = figures,
                OptimizationType = question,
                ReceivedAt = identity.Now,
            },
        };
    }

    /// <summary>What a lead did. Whose it is and what it is refuse it when they cannot be read, and so does what a conversion is worth: it could not be corrected under the same event id.</summary>
    public static Submission Engagement(JsonFields fields, RequestIdentity identity)
    {
        var (eventId, sourceSystem, _) = Identify(fields, identity);
        var leadId = fields.RequiredId("lead_id");
        var journeyId = MarketingIds.Journey(sourceSystem, leadId);
        var kind = fields.RequiredChoice<EngagementKind>("kind");
        var lenient = fields.Lenient;
        var occurredAt = lenient.Time("occurred_at", identity.Now) ?? identity.OccurredAt;
        var message = new EngagementRecorded
        {
            EventId = eventId,
            JourneyId = journeyId,
            SourceSystem = sourceSystem,
            LeadId = leadId,
            Kind = kind,
            OccurredAt = occurredAt ?? identity.Now,
            Channel = lenient.Choice<Channel>("channel"),
            CampaignId = lenient.Id("campaign_id"),
            ConversationId = lenient.Id("conversation_id"),
            MessageId = lenient.Id("message_id"),
            ValueUsd = (kind == EngagementKind.Converted ? fields : lenient).Number("value_usd"),
            Text = lenient.Text("text"),
            UserAgent = lenient.Text("user_agent", lines: false),
        };
        return new Submission
        {
            EventId = eventId,
            Kind = "engagement",
            SubjectId = journeyId,
            // Without a time of its own the event happened when it first came; a later repetition is still the same event.
            ContentHash = ContentHash.Of(message with { OccurredAt = occurredAt ?? default }),
            Location = Locations.Journey(leadId, sourceSystem),
            Message = message,
        };
    }

    internal static (Guid EventId, string SourceSystem, bool IsKnownByContent) Identify(JsonFields fields, RequestIdentity identity)
    {
        var sourceSystem = fields.Id("source_system") ?? identity.SourceSystem ?? MarketingIds.DefaultSourceSystem;
        var named = fields.Id("event_id");
        return (identity.EventId(named, sourceSystem), sourceSystem, identity.IsKnownByContent(named));
    }

    internal static JsonFields Inner(JsonFields fields, string name, string shortName)
    {
        if (fields.Has(name) && fields.Has(shortName))
            fields.Error(shortName, $"Must not be given beside {name}.");

        if (fields.Has(name))
            return fields.Object(name) ?? JsonFields.Nothing();

        return fields.Has(shortName) ? fields.Object(shortName) ?? JsonFields.Nothing() : fields;
    }
}
