using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>Answers callers who wait over the bus. The last few callers of a saga are remembered; any other reads the store.</summary>
internal static class Answers
{
    const int CallerLimit = 16;

    public static void KeepCaller<TState>(this BehaviorContext<TState> context, JourneyStage? stage)
        where TState : class, IOrchestratedState
    {
        if (context is { RequestId: { } requestId, ResponseAddress: { } address })
            context.Saga.Callers = [.. context.Saga.Callers.TakeLast(CallerLimit - 1), new WaitingCaller(address, requestId, stage)];
    }

    /// <summary>Answers everyone who waits for this stage, or for whom nothing else will come, and forgets them.</summary>
    public static async Task AnswerCallers<TState>(this BehaviorContext<TState> context, JourneyStage stage, string? reason)
        where TState : class, IOrchestratedState
    {
        var answered = context.Saga.Callers
            .Where(x => x.Stage is null || x.Stage == stage || stage is JourneyStage.Refused or JourneyStage.Faulted or JourneyStage.Escalated).ToArray();
        if (answered.Length == 0)
            return;

        context.Saga.Callers = [.. context.Saga.Callers.Except(answered)];
        foreach (var caller in answered)
            await context.SendAnswer(caller.Address, caller.RequestId, stage, reason);
    }

    /// <summary>Answers the sender of this message at once.</summary>
    public static Task AnswerSender<TState>(this BehaviorContext<TState> context, JourneyStage stage, string? reason = null)
        where TState : class, IOrchestratedState =>
        context is { RequestId: { } requestId, ResponseAddress: { } address } ? context.SendAnswer(address, requestId, stage, reason) : Task.CompletedTask;

    static Task SendAnswer<TState>(this BehaviorContext<TState> context, Uri address, Guid requestId, JourneyStage stage, string? reason)
        where TState : class, IOrchestratedState =>
        context.Send(address, new JourneyAnswered { SubjectId = context.Saga.CorrelationId, Stage = stage, Reason = reason }, x => x.RequestId = requestId);
}
