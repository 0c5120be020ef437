using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>Puts tasks before the Manager. A blocking one is what the saga waits for; the others run alongside.</summary>
internal static class Escalations
{
    /// <summary>One task for one reason and occasion, however often the occasion comes up.</summary>
    public static Task<bool> RaiseEscalation<TState>(
        this BehaviorContext<TState> context, EscalationNeed need, string occasion, AgentType by, HandoffContext handoff, bool mayBlock)
        where TState : class, IOrchestratedState =>
        context.RaiseEscalation(need, MarketingIds.From("escalation", context.Saga.CorrelationId.ToString(), occasion, need.Reason.ToString()), by, handoff, mayBlock);

    static async Task<bool> RaiseEscalation<TState>(
        this BehaviorContext<TState> context, EscalationNeed need, Guid id, AgentType by, HandoffContext handoff, bool mayBlock)
        where TState : class, IOrchestratedState
    {
        if (await context.Records().FindEscalationAsync(id, context.CancellationToken) is not null)
            return false;

        var saga = context.Saga;
        var escalation = new Escalation
        {
            EscalationId = id,
            SubjectId = saga.CorrelationId,
            SourceSystem = saga.SourceSystem,
            LeadId = OrchestrationContext.LeadIdOf(saga),
            CampaignId = OrchestrationContext.CampaignIdOf(saga),
            Reason = need.Reason,
            EscalatedBy = by,
            Context = handoff,
            Rule = need.Rule.Name,
            Blocking = mayBlock && need.Blocks,
            RaisedAt = context.Now(),
            Deadline = context.Now() + need.Rule.Timeout,
        };
        context.Records().Add(escalation);
        if (escalation.Blocking && saga.EscalationId is null)
            context.WaitForManager(escalation);

        await context.Publish(new EscalationRaised
        {
            EscalationId = escalation.EscalationId,
            SubjectId = escalation.SubjectId,
            LeadId = escalation.LeadId,
            CampaignId = escalation.CampaignId,
            Reason = escalation.Reason,
            Summary = handoff.Summary,
            Deadline = escalation.Deadline,
        }, context.CancellationToken);
        return true;
    }

    /// <summary>Turns to the next blocking task that is still open; false when there is none and the saga can go on.</summary>
    public static async Task<bool> WaitForNextEscalation<TState>(this BehaviorContext<TState> context)
        where TState : class, IOrchestratedState
    {
        var answered = context.Saga.EscalationId;
        context.Saga.EscalationId = null;
        var next = await context.Records().FindNextBlockingAsync(context.Saga.CorrelationId, answered, context.CancellationToken);
        if (next is null)
            return false;

        context.WaitForManager(next);
        return true;
    }

    /// <summary>The owner is reminded; the rule by which it was asked says what follows. With an agent that was given up on there is nothing to go on with.</summary>
    public static async Task Remind<TState>(this BehaviorContext<TState> context)
        where TState : class, IOrchestratedState
    {
        var escalation = context.Saga.EscalationId is { } id ? await context.Records().FindEscalationAsync(id, context.CancellationToken) : null;
        if (escalation is not null)
            escalation.RemindedAt = context.Now();

        var rule = context.Policy().Asking(escalation?.Rule, escalation?.Reason ?? EscalationReason.ComplexRequest);
        var then = rule.Rule.Then == HandoffFallback.Continue && await context.IsGivenUp() ? HandoffFallback.Fault : rule.Rule.Then;
        context.GetOrAddPayload(() => new Reminder(then, context.Now() + rule.Timeout));
    }

    /// <summary>True when the saga was to wait for this answer, now or after another.</summary>
    public static async Task<bool> IsAboutBlocking<TState>(this BehaviorContext<TState, EscalationResolved> context)
        where TState : class, IOrchestratedState =>
        await context.Records().FindEscalationAsync(context.Message.EscalationId, context.CancellationToken) is { Blocking: true };

    /// <summary>
    /// What is overdue is due at once, but by a deadline of this wait: an earlier run may have waited for the same task, and the timeout that it was told of
    /// is not taken a second time.
    /// </summary>
    static void WaitForManager<TState>(this BehaviorContext<TState> context, Escalation escalation)
        where TState : class, IOrchestratedState
    {
        var now = context.Now();
        context.Saga.EscalationId = escalation.EscalationId;
        context.Saga.Deadline = escalation.Deadline > now ? escalation.Deadline : now;
    }
}

/// <summary>What follows now that the Manager did not answer, and when to look again if that is to wait.</summary>
internal sealed record Reminder(HandoffFallback Then, DateTimeOffset Deadline);
