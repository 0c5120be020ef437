using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

internal static class LeadJourneyConditions
{
    /// <summary>False for a lead that was sent again just as it was, and for one that a newer one overtook: a retried message may come after what was sent later.</summary>
    public static bool IsNewContent(this BehaviorContext<LeadJourneyState, LeadReceived> context) =>
        !(context.Message.ReceivedAt < context.Saga.LeadReceivedAt)
        && (context.Saga.LeadFingerprint is not { } known || Fingerprint.Of(context.Message.Lead) != known);

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
