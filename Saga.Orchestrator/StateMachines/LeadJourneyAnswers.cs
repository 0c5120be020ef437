using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What callers of a journey are told, and when.</summary>
internal static class LeadJourneyAnswers
{
    /// <summary>Remembers who sent this message and what they wait for.</summary>
    public static EventActivityBinder<LeadJourneyState, T> KeepCaller<T>(this EventActivityBinder<LeadJourneyState, T> binder, JourneyStage stage)
        where T : class =>
        binder.Then(context => context.KeepCaller(stage));

    /// <summary>Tells the remembered callers when this is what they wait for, or when that will not come.</summary>
    public static Task Answer(this BehaviorContext<LeadJourneyState> context, JourneyStage stage, string? reason = null) => context.AnswerCallers(stage, reason);

    /// <summary>Nothing new was said: the sender is told where the journey stands.</summary>
    public static EventActivityBinder<LeadJourneyState, LeadReceived> AnswerFromState(this EventActivityBinder<LeadJourneyState, LeadReceived> binder) =>
        binder.ThenAsync(context => context.Saga switch
        {
            { FaultReason: { } reason } => context.AnswerSender(JourneyStage.Faulted, reason),
            { Category: not null } => context.AnswerSender(JourneyStage.Triaged),
            { EscalationId: not null } => context.AnswerSender(JourneyStage.Escalated),
            { Outcome: { } outcome } => context.AnswerSender(JourneyStage.Refused, outcome),
            _ => Task.CompletedTask,
        });

    public static EventActivityBinder<LeadJourneyState, T> AnswerEscalated<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.ThenAsync(context => context.AnswerSender(JourneyStage.Escalated, "The journey waits for the Manager."));
}
