using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

internal static class LeadJourneyConditions
{
    /// <summary>False while nothing has changed that policy knows since triage was last asked. Who asks a question about a lead that changed in any way is not answered by what was found before.</summary>
    public static bool IsToBeTriaged(this BehaviorContext<LeadJourneyState> context) =>
        context.Saga.TriagedAs is not { } known || PolicyView.Of(context.Saga.Lead, context.Saga.TriagedBy) != known
        || (context.RequestId is not null && context.HasPayloadType(typeof(ChangedLead)));

    /// <summary>Category, routing and campaign: what a message to the lead is about.</summary>
    public static string RoutedAs(this LeadJourneyState journey, string? campaignId) => $"{journey.Category}|{journey.RoutingReason}|{campaignId}";

    public static bool IsFor(this BehaviorContext<LeadJourneyState, RequestHandoff> context, AgentType agent) => context.Message.DestAgentType == agent;

    public static bool IsAnswerToWait(this BehaviorContext<LeadJourneyState, EscalationResolved> context, EscalationDecision decision) =>
        context.Saga.EscalationId == context.Message.EscalationId && context.Message.Decision == decision;

    public static bool IsNext(this BehaviorContext<LeadJourneyState> context, State state) => context.Saga.ResumeState == state.Name;

    public static bool HasQueuedWork(this BehaviorContext<LeadJourneyState> context) => context.Saga.TriagePending || context.Saga.PendingEngagements.Count > 0;

    public static HandoffFacts Facts(this LeadJourneyState journey) => new()
    {
        Category = journey.Category,
        Score = journey.Score,
        CampaignId = journey.Lead?.CampaignId,
        Text = journey.Lead?.Attributes?.GetValueOrDefault("message"),
        Attributes = journey.Lead?.Attributes ?? new Dictionary<string, string>(),
    };
}

/// <summary>The message at hand changed something of what is known of the lead.</summary>
internal sealed record ChangedLead;
