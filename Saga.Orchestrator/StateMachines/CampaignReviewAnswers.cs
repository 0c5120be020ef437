using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What callers of a review are told, and when.</summary>
internal static class CampaignReviewAnswers
{
    public static EventActivityBinder<CampaignReviewState, T> KeepCaller<T>(this EventActivityBinder<CampaignReviewState, T> binder)
        where T : class => binder.Then(context => context.KeepCaller(stage: null));

    /// <summary>A caller who sent newer figures waits for the judgement of those.</summary>
    public static Task AnswerUnlessQueued(this BehaviorContext<CampaignReviewState> context, JourneyStage stage, string? reason = null) =>
        context.Saga.PendingFigures is null ? context.AnswerCallers(stage, reason) : Task.CompletedTask;

    /// <summary>Nothing new was said: the sender is told where the review stands.</summary>
    public static EventActivityBinder<CampaignReviewState, T> AnswerFromState<T>(this EventActivityBinder<CampaignReviewState, T> binder)
        where T : class =>
        binder.ThenAsync(context => context.Saga switch
        {
            { FaultReason: { } reason } => context.AnswerSender(JourneyStage.Faulted, reason),
            { Outcome: "optimized" } => context.AnswerSender(JourneyStage.Optimized),
            { Outcome: var outcome } => context.AnswerSender(JourneyStage.Refused, outcome),
        });

    public static EventActivityBinder<CampaignReviewState, T> AnswerEscalated<T>(this EventActivityBinder<CampaignReviewState, T> binder)
        where T : class => binder.ThenAsync(context => context.AnswerSender(JourneyStage.Escalated, "The review waits for the Manager."));
}
