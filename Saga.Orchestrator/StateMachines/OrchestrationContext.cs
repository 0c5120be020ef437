using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Saga.Orchestrator.Records;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What both sagas find in the scope of a message.</summary>
internal static class OrchestrationContext
{
    public static IOrchestrationRecords Records(this PipeContext context) => context.Service<IOrchestrationRecords>();

    public static HandoffPolicy Policy(this PipeContext context) => context.Service<HandoffPolicy>();

    public static DateTimeOffset Now(this PipeContext context) => context.Service<TimeProvider>().GetUtcNow();

    public static T Service<T>(this PipeContext context)
        where T : notnull => context.GetPayload<IServiceProvider>().GetRequiredService<T>();

    public static string? LeadIdOf(IOrchestratedState state) => (state as LeadJourneyState)?.LeadId;

    public static string? CampaignIdOf(IOrchestratedState state) => (state as CampaignReviewState)?.CampaignId ?? (state as LeadJourneyState)?.Lead?.CampaignId;

    /// <summary>True for an answer to the handoff that is waited for; any other is late or a duplicate.</summary>
    public static bool IsWaitingFor(this IOrchestratedState state, Guid handoffId) => state.HandoffId == handoffId;

    /// <summary>What the deadline is about: the Manager's answer, a handoff, or (of a journey that only knows engagement events) the lead.</summary>
    public static Guid DeadlineSubject(this IOrchestratedState state) => state.EscalationId ?? state.HandoffId ?? state.CorrelationId;

    public static bool IsDue(this IOrchestratedState state, HandoffTimedOut timeout) =>
        state.Deadline <= timeout.Deadline && state.DeadlineSubject() == timeout.HandoffId;

    public static string ReasonOf<T>(this Fault<T> fault) => fault.Exceptions.FirstOrDefault()?.Message ?? "The worker failed.";
}
