using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>Answers callers who wait over the bus. One caller of a saga is remembered, the last; the others read the store.</summary>
internal static class Answers
{
    public static bool KeepCaller<TState>(this BehaviorContext<TState> context)
        where TState : class, IOrchestratedState
    {
        if (context is not { RequestId: { } requestId, ResponseAddress: { } address })
            return false;

        context.Saga.AnswerRequestId = requestId;
        context.Saga.AnswerAddress = address;
        return true;
    }

    /// <summary>Answers whoever is remembered, and forgets them.</summary>
    public static async Task AnswerKeptCaller<TState>(this BehaviorContext<TState> context, JourneyStage stage, string? reason)
        where TState : class, IOrchestratedState
    {
        if (context.Saga is not { AnswerAddress: { } address, AnswerRequestId: { } requestId })
            return;

        context.Saga.AnswerAddress = null;
        context.Saga.AnswerRequestId = null;
        await context.SendAnswer(address, requestId, stage, reason);
    }

    /// <summary>Answers the sender of this message at once.</summary>
    public static Task AnswerSender<TState>(this BehaviorContext<TState> context, JourneyStage stage, string? reason = null)
        where TState : class, IOrchestratedState =>
        context is { RequestId: { } requestId, ResponseAddress: { } address } ? context.SendAnswer(address, requestId, stage, reason) : Task.CompletedTask;

    static Task SendAnswer<TState>(this BehaviorContext<TState> context, Uri address, Guid requestId, JourneyStage stage, string? reason)
        where TState : class, IOrchestratedState =>
        context.Send(address, new JourneyAnswered { SubjectId = context.Saga.CorrelationId, Stage = stage, Reason = reason }, x => x.RequestId = requestId);
}
