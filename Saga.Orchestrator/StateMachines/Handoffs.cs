using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>Opens and closes handoffs: the wait in the saga and the record on the timeline.</summary>
internal static class Handoffs
{
    /// <summary>The rule name of handoffs that a caller asked for.</summary>
    public const string Request = "request";

    public static HandoffRecord BeginHandoff<TState>(
        this BehaviorContext<TState> context, NamedRule rule, AgentType? from, AgentType to, HandoffContext handoff, string? recordedRule = null, int attempt = 1)
        where TState : class, IOrchestratedState
    {
        var record = context.AddHandoff(recordedRule ?? rule.Name, from, to, handoff, context.Now() + rule.Timeout, attempt);
        context.Saga.HandoffId = record.HandoffId;
        context.Saga.HandoffRule = rule.Name;
        context.Saga.Attempt = attempt;
        context.Saga.Deadline = record.Deadline;
        return record;
    }

    /// <summary>A handoff to another saga, which answers for it from here on.</summary>
    public static void HandOver<TState>(this BehaviorContext<TState> context, string rule, AgentType? from, AgentType to, HandoffContext handoff)
        where TState : class, IOrchestratedState
    {
        var record = context.AddHandoff(rule, from, to, handoff, deadline: null);
        record.Outcome = "handed_over";
        record.EndedAt = record.StartedAt;
    }

    static HandoffRecord AddHandoff<TState>(
        this BehaviorContext<TState> context, string rule, AgentType? from, AgentType to, HandoffContext handoff, DateTimeOffset? deadline, int attempt = 1)
        where TState : class, IOrchestratedState
    {
        var record = new HandoffRecord
        {
            HandoffId = NewId.NextGuid(),
            SubjectId = context.Saga.CorrelationId,
            LeadId = OrchestrationContext.LeadIdOf(context.Saga),
            From = from,
            To = to,
            Rule = rule,
            Context = handoff,
            Attempt = attempt,
            StartedAt = context.Now(),
            Deadline = deadline,
        };
        context.Records().Add(record);
        return record;
    }

    /// <summary>Opens the same handoff once more under a new id, so that an answer to the old one is known as late.</summary>
    static async Task<HandoffRecord> BeginHandoffAgain<TState>(this BehaviorContext<TState> context, int attempt)
        where TState : class, IOrchestratedState
    {
        var last = await context.FindHandoff() ?? throw new InvalidOperationException($"Handoff {context.Saga.HandoffId} has no record.");
        return context.BeginHandoff(context.Policy().Named(context.Saga.HandoffRule, last.To), last.From, last.To, last.Context, last.Rule, attempt);
    }

    public static async Task SendAgain<TState>(this BehaviorContext<TState> context, Func<HandoffRecord, Task> send)
        where TState : class, IOrchestratedState => await send(await context.BeginHandoffAgain(context.Saga.Attempt + 1));

    public static bool HasAttemptsLeft<TState>(this BehaviorContext<TState> context, AgentType agent)
        where TState : class, IOrchestratedState => context.Saga.Attempt < context.Policy().Named(context.Saga.HandoffRule, agent).Rule.Attempts;

    /// <summary>What the rule says is to follow once all attempts are spent.</summary>
    public static bool Falls<TState>(this BehaviorContext<TState> context, AgentType agent, HandoffFallback fallback)
        where TState : class, IOrchestratedState => context.Policy().Named(context.Saga.HandoffRule, agent).Rule.Then == fallback;

    /// <summary>Nothing is waited for any more.</summary>
    public static async Task CloseHandoff<TState>(this BehaviorContext<TState> context, string outcome)
        where TState : class, IOrchestratedState
    {
        await context.MarkHandoff(outcome);
        context.Saga.HandoffId = null;
        context.Saga.Deadline = context.Saga.EscalationId is null ? null : context.Saga.Deadline;
    }

    /// <summary>Says how the handoff ended, and keeps its id so that it can be taken up again.</summary>
    public static async Task MarkHandoff<TState>(this BehaviorContext<TState> context, string outcome)
        where TState : class, IOrchestratedState
    {
        if (await context.FindHandoff() is { EndedAt: null } record)
        {
            record.Outcome = outcome;
            record.EndedAt = context.Now();
        }
    }

    /// <summary>True when the agent was given up on: its handoff has ended, and is kept only so that a late answer is still heard.</summary>
    public static async Task<bool> IsGivenUp<TState>(this BehaviorContext<TState> context)
        where TState : class, IOrchestratedState => await context.FindHandoff() is { EndedAt: not null };

    /// <summary>The wait begins anew after it was held up.</summary>
    public static void WaitAgain<TState>(this BehaviorContext<TState> context, AgentType to)
        where TState : class, IOrchestratedState =>
        context.Saga.Deadline = context.Now() + context.Policy().Named(context.Saga.HandoffRule, to).Timeout;

    public static void AddAction<TState>(
        this BehaviorContext<TState> context, Guid actionId, ActionType type, AgentType by, string agent, DateTimeOffset at, string result, IReadOnlyList<Reason> reasons)
        where TState : class, IOrchestratedState =>
        context.Records().Add(new AgentActionRecord
        {
            ActionId = actionId,
            SubjectId = context.Saga.CorrelationId,
            Timestamp = at,
            ConversationId = (context.Saga as LeadJourneyState)?.ConversationId,
            LeadId = OrchestrationContext.LeadIdOf(context.Saga),
            ActionType = type,
            SourceAgent = agent,
            SourceAgentType = by,
            Result = result,
            Reasons = reasons,
        });

    /// <summary>What came late is said, not passed over in silence.</summary>
    public static void NoteOvertaken<TState>(this BehaviorContext<TState> context, Guid eventId, AgentType agent, string what)
        where TState : class, IOrchestratedState =>
        context.AddAction(
            MarketingIds.From("overtaken", eventId.ToString()), ActionType.Handoff, agent, "saga-orchestrator", context.Now(), $"Overtaken by a later version. {what}", []);

    static async Task<HandoffRecord?> FindHandoff<TState>(this BehaviorContext<TState> context)
        where TState : class, IOrchestratedState =>
        context.Saga.HandoffId is { } id ? await context.Records().FindHandoffAsync(id, context.CancellationToken) : null;
}
