using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What a journey hands over beside its own steps: campaigns to the Optimizer, questions to the Manager.</summary>
internal static class LeadJourneyHandovers
{
    /// <summary>When the rule applies, the lead's campaign is looked at; the journey does not wait for it.</summary>
    public static EventActivityBinder<LeadJourneyState, LeadEngaged> HandOverToOptimizer(this EventActivityBinder<LeadJourneyState, LeadEngaged> binder) =>
        binder.ActAsync(async context =>
        {
            var (journey, engaged) = (context.Saga, context.Message);
            var campaign = engaged.CampaignId ?? journey.Lead?.CampaignId;
            var facts = journey.Facts() with { CampaignId = campaign, CampaignUnderperforms = engaged.CampaignUnderperforms };
            if (campaign is null || context.Policy().After(AgentType.Engagement, AgentType.Optimizer, facts) is not { } rule)
                return;

            var handoff = journey.Tells($"Campaign {campaign} was last seen below its targets.", context.Now());
            context.HandOver(rule.Name, AgentType.Engagement, AgentType.Optimizer, handoff);
            await context.Publish(Review(journey, campaign, handoff, context.Now(),
                MarketingIds.From("review-request", journey.CorrelationId.ToString(), journey.Run.ToString(CultureInfo.InvariantCulture), campaign)), context.CancellationToken);
        });

    /// <summary>The review answers the caller itself.</summary>
    public static EventActivityBinder<LeadJourneyState, RequestHandoff> RequestReview(this EventActivityBinder<LeadJourneyState, RequestHandoff> binder) =>
        binder.ActAsync(async context =>
        {
            var (journey, request) = (context.Saga, context.Message);
            var campaign = request.Context.Metadata.GetValueOrDefault("campaign_id") ?? journey.Lead?.CampaignId;
            if (campaign is null)
            {
                await context.AnswerSender(JourneyStage.Refused, "No campaign is known for the lead; name one as campaign_id in the metadata.");
                return;
            }

            context.HandOver(Handoffs.Request, null, AgentType.Optimizer, request.Context);
            var (requestId, address) = (context.RequestId, context.ResponseAddress);
            await context.Publish(Review(journey, campaign, request.Context, request.RequestedAt, MarketingIds.From("review-request", request.EventId.ToString())), x =>
            {
                x.RequestId = requestId;
                x.ResponseAddress = address;
            }, context.CancellationToken);
        });

    public static EventActivityBinder<LeadJourneyState, RequestHandoff> AskManagerAsRequested(
        this EventActivityBinder<LeadJourneyState, RequestHandoff> binder, bool mayBlock = true) =>
        binder.ActAsync(async context =>
        {
            await context.RaiseEscalation(context.Policy().Need(context.Message.EscalationReason), context.Message.EventId.ToString(), AgentType.LeadTriage,
                context.Message.Context, mayBlock);
            await context.AnswerSender(JourneyStage.Escalated);
        });

    /// <summary>Looks at what the lead did or wrote; the same event raises nothing twice.</summary>
    public static EventActivityBinder<LeadJourneyState, EngagementRecorded> RaiseEventEscalations(
        this EventActivityBinder<LeadJourneyState, EngagementRecorded> binder, bool mayBlock) =>
        binder.ActAsync(async context =>
        {
            var recorded = context.Message;
            foreach (var need in context.Policy().Escalations(new HandoffFacts { Kind = recorded.Kind, Text = recorded.Text }))
            {
                await context.RaiseEscalation(need, recorded.EventId.ToString(), AgentType.Engagement,
                    context.Saga.Tells($"The lead {WireName.Of(recorded.Kind)}: {WireName.Of(need.Reason)}.", context.Now()), mayBlock);
            }
        });

    /// <summary>Looks at what upstream and triage say about the lead.</summary>
    public static EventActivityBinder<LeadJourneyState, LeadTriaged> RaiseTriageEscalations(this EventActivityBinder<LeadJourneyState, LeadTriaged> binder) =>
        binder.ActAsync(async context =>
        {
            var journey = context.Saga;
            foreach (var need in context.Policy().Escalations(journey.Facts() with { Destination = context.Message.Routing.DestAgentType }))
            {
                await context.RaiseEscalation(need, $"run {journey.Run}", AgentType.LeadTriage,
                    journey.Tells($"Triage found {WireName.Of(need.Reason)}: {journey.CategoryName()}, score {journey.Score:0.#}, {journey.RoutingReason}.", context.Now()), mayBlock: true);
            }
        });

    static ReviewCampaign Review(LeadJourneyState journey, string campaign, HandoffContext handoff, DateTimeOffset requestedAt, Guid reviewId) => new()
    {
        ReviewId = reviewId,
        SourceSystem = journey.SourceSystem,
        CampaignId = campaign,
        Handoff = handoff,
        RequestedAt = requestedAt,
    };
}
