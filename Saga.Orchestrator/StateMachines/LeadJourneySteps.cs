using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>The steps of a journey: which one comes next, and the command that starts it.</summary>
internal static class LeadJourneySteps
{
    /// <summary>Goes to a step, or past it to what is queued.</summary>
    public static EventActivityBinder<LeadJourneyState, T> TakeUp<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine, State step)
        where T : class => binder.ResumeAt(step).TakeUp(machine);

    public static EventActivityBinder<LeadJourneyState, T> StartTriage<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine)
        where T : class => binder.SendTriage().TransitionTo(machine.Triaging);

    public static EventActivityBinder<LeadJourneyState, T> TakeUpQueued<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine)
        where T : class => binder.If(x => x.Saga.PendingEngagements.Count > 0, queued => queued.TakeUp(machine, machine.Completed));

    public static EventActivityBinder<LeadJourneyState, T> ResumeAt<T>(this EventActivityBinder<LeadJourneyState, T> binder, State step)
        where T : class => binder.Act(context => context.Saga.ResumeState = step.Name);

    public static EventActivityBinder<LeadJourneyState, T> TakeUp<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine)
        where T : class =>
        binder.ActAsync(context => context.PlanNext())
            .IfElse(x => x.IsNext(machine.Triaging), triage => triage.SendTriage().TransitionTo(machine.Triaging), other => other
            .IfElse(x => x.IsNext(machine.Engaging), engage => engage.SendEngagement().TransitionTo(machine.Engaging), done => done
            .Complete().TransitionTo(machine.Completed)));

    public static EventActivityBinder<LeadJourneyState, T> CancelHandoff<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.ActAsync(context => context.CloseHandoff("cancelled"));

    public static EventActivityBinder<LeadJourneyState, T> FailHandoff<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.ActAsync(async context =>
        {
            // That of an agent that was given up on says nothing new, and must not make it look as if it had only been held up.
            if (!await context.IsGivenUp())
                await context.CloseHandoff("failed");
        });

    public static EventActivityBinder<LeadJourneyState, T> Stop<T>(this EventActivityBinder<LeadJourneyState, T> binder, string outcome)
        where T : class =>
        binder.ActAsync(async context =>
        {
            await context.CloseHandoff("cancelled");
            context.Saga.TriagePending = false;
            context.Saga.TriageAsked = false;
            context.Saga.PendingEngagements = [];
            context.Saga.Outcome = outcome;
            await context.Answer(JourneyStage.Refused, outcome);
        }).Complete();

    public static EventActivityBinder<LeadJourneyState> StopWaiting(this EventActivityBinder<LeadJourneyState> binder) =>
        binder.Then(context =>
        {
            context.Saga.Deadline = null;
            context.Saga.EscalationId = null;
        });

    public static Task SendTriageCommand(this BehaviorContext<LeadJourneyState> context, HandoffRecord handoff) => context.Publish(new TriageLead
    {
        JourneyId = context.Saga.CorrelationId,
        HandoffId = handoff.HandoffId,
        Attempt = handoff.Attempt,
        SourceSystem = context.Saga.SourceSystem,
        Lead = context.Saga.Lead!,
        ConversationId = context.Saga.ConversationId,
        JourneyVersion = context.Saga.Version,
    }, context.CancellationToken);

    public static Task SendEngageCommand(this BehaviorContext<LeadJourneyState> context, HandoffRecord handoff) => context.Publish(new EngageLead
    {
        JourneyId = context.Saga.CorrelationId,
        HandoffId = handoff.HandoffId,
        EngagementId = context.Saga.EngagementId!.Value,
        Attempt = handoff.Attempt,
        SourceSystem = context.Saga.SourceSystem,
        Lead = context.Saga.Lead!,
        ConversationId = context.Saga.ConversationId,
        EngagementType = context.Saga.EngagementType!.Value,
        Category = context.Saga.Category,
        Score = context.Saga.Score,
        Priority = context.Saga.Priority ?? Priority.Low,
        Handoff = handoff.Context,
    }, context.CancellationToken);

    static async Task PlanNext(this BehaviorContext<LeadJourneyState> context)
    {
        var journey = context.Saga;
        journey.FaultReason = null;

        // A step that was only held up is still waited for; one that was given up on is asked for anew.
        if (await context.IsGivenUp())
            journey.HandoffId = null;
        else if (journey.HandoffId is not null)
            return;

        if (journey.ResumeState == nameof(LeadJourneyStateMachine.Engaging))
        {
            if (journey.EngagementId is null)
            {
                journey.EngagementType = journey.Run <= 1 ? EngagementType.Welcome : EngagementType.FollowUp;
                journey.EngagementId = journey.EngagementIdOf(journey.EngagementType.Value);
            }

            if (await context.WentOut(journey.EngagementId.Value))
                context.SetStatus(LeadStatusRules.AfterEngagement(journey.Category));
            else if (!journey.TriagePending)
                return;

            journey.ResumeState = nameof(LeadJourneyStateMachine.Completed);
            journey.Outcome = "engaged";
        }

        if (journey.TriagePending || journey.ResumeState == nameof(LeadJourneyStateMachine.Triaging))
        {
            journey.ResumeState = nameof(LeadJourneyStateMachine.Triaging);
            if (journey.TriagePending)
                context.BeginRun();
            return;
        }

        foreach (var pending in journey.PendingEngagements)
        {
            if (await context.WentOut(pending.EngagementId))
                continue;

            journey.EngagementId = pending.EngagementId;
            journey.EngagementType = pending.EngagementType;
            journey.ResumeState = nameof(LeadJourneyStateMachine.Engaging);
            return;
        }

        journey.PendingEngagements = [];
    }

    static EventActivityBinder<LeadJourneyState, T> SendTriage<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class =>
        binder.ActAsync(async context =>
        {
            if (context.Saga.HandoffId is not null)
            {
                context.WaitAgain(AgentType.LeadTriage);
                return;
            }

            context.SetStatus(LeadStatus.Qualifying);
            context.Reopen();
            context.Saga.TriagedAs = PolicyView.Of(context.Saga.Lead, context.Saga.TriagedBy);
            var asked = (context as BehaviorContext<LeadJourneyState, RequestHandoff>)?.Message.Context;
            await context.SendTriageCommand(context.BeginHandoff(context.Policy().Toward(AgentType.LeadTriage), null, AgentType.LeadTriage,
                asked ?? context.Saga.Tells("A lead is to be classified, scored and routed.", context.Now()), asked is null ? null : Handoffs.Request));
        });

    static EventActivityBinder<LeadJourneyState, T> SendEngagement<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class =>
        binder.ActAsync(async context =>
        {
            var journey = context.Saga;
            if (journey.HandoffId is not null)
            {
                context.WaitAgain(AgentType.Engagement);
                return;
            }

            context.Reopen();
            var asked = journey.PendingEngagements.FirstOrDefault(x => x.EngagementId == journey.EngagementId);
            journey.PendingEngagements = [.. journey.PendingEngagements.Where(x => x != asked)];
            var rule = context.Policy().After(AgentType.LeadTriage, AgentType.Engagement, journey.Facts()) ?? context.Policy().Toward(AgentType.Engagement);
            await context.SendEngageCommand(asked is null
                ? context.BeginHandoff(rule, AgentType.LeadTriage, AgentType.Engagement,
                    journey.Tells($"{journey.CategoryName()}, score {journey.Score:0.#}, {journey.RoutingReason}", context.Now()))
                : context.BeginHandoff(rule, null, AgentType.Engagement, asked.Handoff, Handoffs.Request));
        });

    static EventActivityBinder<LeadJourneyState, T> Complete<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class =>
        binder.ActAsync(context =>
        {
            context.Saga.CompletedAt = context.Now();
            return context.Publish(new JourneyCompleted
            {
                JourneyId = context.Saga.CorrelationId,
                SourceSystem = context.Saga.SourceSystem,
                LeadId = context.Saga.LeadId,
                Outcome = context.Saga.Outcome ??= "engaged",
                CompletedAt = context.Now(),
            }, context.CancellationToken);
        });

    static void Reopen(this BehaviorContext<LeadJourneyState> context)
    {
        context.Saga.Outcome = null;
        context.Saga.CompletedAt = null;
    }
}
