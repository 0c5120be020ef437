using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What every verb of a journey is made of.</summary>
internal static class LeadJourneyBehaviors
{
    /// <summary>Does something to the journey and notes when.</summary>
    public static EventActivityBinder<TState, T> Act<TState, T>(this EventActivityBinder<TState, T> binder, Action<BehaviorContext<TState, T>> action)
        where TState : class, IOrchestratedState
        where T : class =>
        binder.Then(context =>
        {
            context.Saga.UpdatedAt = context.Now();
            action(context);
        });

    /// <summary>Does something to the journey and notes when.</summary>
    public static EventActivityBinder<TState, T> ActAsync<TState, T>(this EventActivityBinder<TState, T> binder, Func<BehaviorContext<TState, T>, Task> action)
        where TState : class, IOrchestratedState
        where T : class =>
        binder.ThenAsync(context =>
        {
            context.Saga.UpdatedAt = context.Now();
            return action(context);
        });

    public static void SetStatus(this BehaviorContext<LeadJourneyState> context, LeadStatus proposed) =>
        context.Saga.LeadStatus = LeadStatusRules.After(context.Saga.LeadStatus, proposed);

    public static string CategoryName(this LeadJourneyState journey) => journey.Category is { } category ? WireName.Of(category) : "Not classified";

    public static HandoffContext Tells(this LeadJourneyState journey, string summary, DateTimeOffset now) => new()
    {
        Summary = summary,
        Confidence = journey.Score / 100,
        LeadId = journey.LeadId,
        ConversationId = journey.ConversationId,
        PreviousActions = journey.Category is null ? [] : ["triage"],
        Timestamp = now,
    };
}
