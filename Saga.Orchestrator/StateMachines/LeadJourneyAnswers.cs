using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What callers of a journey are told, and when.</summary>
internal static class LeadJourneyAnswers
{
    const string Orchestrator = "saga-orchestrator";

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

    /// <summary>The sender is told at once that what it asked for will not be done; those who asked before go on waiting.</summary>
    public static Task RefuseForWaiting<T>(this BehaviorContext<LeadJourneyState, T> context, Guid eventId, string reason)
        where T : class
    {
        context.Saga.Callers = [.. context.Saga.Callers.Where(x => x.RequestId != context.RequestId)];
        context.AddAction(MarketingIds.From("refused-request", eventId.ToString()), ActionType.Outreach, AgentType.Engagement, Orchestrator, context.Now(), $"Not sent: {reason}", []);
        context.GetOrAddPayload(() => new RefusedRequest());
        return context.AnswerSender(JourneyStage.Refused, reason);
    }

    public static EventActivityBinder<LeadJourneyState, T> AnswerEscalated<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.ThenAsync(context =>
            context.HasPayloadType(typeof(RefusedRequest)) ? Task.CompletedTask : context.AnswerSender(JourneyStage.Escalated, "The journey waits for the Manager."));

    /// <summary>The message's own sender has its answer.</summary>
    sealed record RefusedRequest;
}
