using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>How a journey waits for the Manager, and what it does when an agent does not answer.</summary>
internal static class LeadJourneyWaits
{
    public static EventActivityBinder<LeadJourneyState, T> WaitForManager<T>(
        this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine, State resumeAt)
        where T : class => binder.If(x => x.Saga.EscalationId is not null, asked => asked.ResumeAt(resumeAt).TransitionTo(machine.AwaitingManager));

    /// <summary>The step under way is held up and taken up again afterwards.</summary>
    public static EventActivityBinder<LeadJourneyState, T> WaitForManagerIfAsked<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine)
        where T : class =>
        binder.If(x => x.Saga.EscalationId is not null, asked => asked
            .ActAsync(context => context.HoldUp(context.Saga.CurrentState))
            .TransitionTo(machine.AwaitingManager));

    public static EventActivityBinder<LeadJourneyState, T> TakeUpUnlessAsked<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine)
        where T : class =>
        binder.IfElse(x => x.Saga.EscalationId is not null,
            asked => asked.ActAsync(context => context.HoldUp(context.Saga.ResumeState!)).TransitionTo(machine.AwaitingManager),
            free => free.TakeUp(machine));

    public static EventActivityBinder<LeadJourneyState, T> TakeUpUnlessAskedMore<T>(this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine)
        where T : class =>
        binder.ActAsync(context => context.WaitForNextEscalation()).If(x => x.Saga.EscalationId is null, free => free
            .IfElse(x => x.IsNext(machine.Awaited) && !x.HasQueuedWork(), wait => wait.AwaitLead().TransitionTo(machine.Awaited), step => step.TakeUp(machine)));

    /// <summary>The task stays open; the journey goes on, waits once more, or faults, as the rule says.</summary>
    public static EventActivityBinder<LeadJourneyState, HandoffTimedOut> RemindManager(
        this EventActivityBinder<LeadJourneyState, HandoffTimedOut> binder, LeadJourneyStateMachine machine) =>
        binder.ActAsync(context => context.Remind())
            .IfElse(x => x.GetPayload<Reminder>().Then == HandoffFallback.Continue, goOn => goOn.TakeUpUnlessAskedMore(machine), other => other
            .IfElse(x => x.GetPayload<Reminder>().Then == HandoffFallback.Fault, fault => fault.Fail(_ => "The Manager did not answer.").TransitionTo(machine.Faulted), ask => ask
            .Act(context => context.Saga.Deadline = context.GetPayload<Reminder>().Deadline)));

    public static EventActivityBinder<LeadJourneyState, HandoffTimedOut> TryTriageAgain(
        this EventActivityBinder<LeadJourneyState, HandoffTimedOut> binder, LeadJourneyStateMachine machine) =>
        binder.TryAgain(machine, AgentType.LeadTriage, machine.Triaging, machine.Engaging);

    public static EventActivityBinder<LeadJourneyState, HandoffTimedOut> TryEngagementAgain(
        this EventActivityBinder<LeadJourneyState, HandoffTimedOut> binder, LeadJourneyStateMachine machine) =>
        binder.TryAgain(machine, AgentType.Engagement, machine.Engaging, machine.Completed);

    public static EventActivityBinder<LeadJourneyState, Fault<TriageLead>> TryTriageAgainAfterFault(
        this EventActivityBinder<LeadJourneyState, Fault<TriageLead>> binder, LeadJourneyStateMachine machine) =>
        binder.TryAgainAfterFault(machine, AgentType.LeadTriage, machine.Triaging, x => x.Message.ReasonOf());

    public static EventActivityBinder<LeadJourneyState, Fault<EngageLead>> TryEngagementAgainAfterFault(
        this EventActivityBinder<LeadJourneyState, Fault<EngageLead>> binder, LeadJourneyStateMachine machine) =>
        binder.TryAgainAfterFault(machine, AgentType.Engagement, machine.Engaging, x => x.Message.ReasonOf());

    /// <summary>The step that failed is tried from its first attempt.</summary>
    public static EventActivityBinder<LeadJourneyState, RetryJourney> RetryStep(
        this EventActivityBinder<LeadJourneyState, RetryJourney> binder, LeadJourneyStateMachine machine) =>
        binder.TakeUp(machine);

    static EventActivityBinder<LeadJourneyState, HandoffTimedOut> TryAgain(
        this EventActivityBinder<LeadJourneyState, HandoffTimedOut> binder, LeadJourneyStateMachine machine, AgentType agent, State step, State next) =>
        binder.ActAsync(context => context.MarkHandoff("timed_out"))
            .IfElse(x => x.HasAttemptsLeft(agent), again => again.ActAsync(context => context.SendAgain(agent)), spent => spent
            .IfElse(x => x.Falls(agent, HandoffFallback.Continue), goOn => goOn.Act(context => context.GoOnUnanswered()).TakeUp(machine, next), given => given
            .IfElse(x => x.Falls(agent, HandoffFallback.Fault), fault => fault.Fail(step, _ => $"{agent} did not answer.").TransitionTo(machine.Faulted), ask => ask
            .ActAsync(context => context.AskManagerAboutSilence(agent, step)).TransitionTo(machine.AwaitingManager))));

    static EventActivityBinder<LeadJourneyState, T> TryAgainAfterFault<T>(
        this EventActivityBinder<LeadJourneyState, T> binder, LeadJourneyStateMachine machine, AgentType agent, State step, Func<BehaviorContext<LeadJourneyState, T>, string> reason)
        where T : class =>
        binder.ActAsync(context => context.MarkHandoff("failed"))
            .IfElse(x => x.HasAttemptsLeft(agent), again => again.ActAsync(context => context.SendAgain(agent)), spent => spent
            .Fail(step, reason).TransitionTo(machine.Faulted));

    static EventActivityBinder<LeadJourneyState, T> Fail<T>(
        this EventActivityBinder<LeadJourneyState, T> binder, State step, Func<BehaviorContext<LeadJourneyState, T>, string> reason)
        where T : class => binder.ResumeAt(step).Fail(reason);

    static EventActivityBinder<LeadJourneyState, T> Fail<T>(this EventActivityBinder<LeadJourneyState, T> binder, Func<BehaviorContext<LeadJourneyState, T>, string> reason)
        where T : class =>
        binder.ActAsync(async context =>
        {
            context.Saga.FaultReason = reason(context);
            await context.CloseHandoff("cancelled");
            await context.Answer(JourneyStage.Faulted, context.Saga.FaultReason);
        });

    static Task HoldUp(this BehaviorContext<LeadJourneyState> context, string resumeState)
    {
        context.Saga.ResumeState = resumeState;
        return context.Answer(JourneyStage.Escalated, "The journey waits for the Manager.");
    }

    static Task SendAgain(this BehaviorContext<LeadJourneyState> context, AgentType agent) => agent == AgentType.LeadTriage
        ? context.SendAgain(context.SendTriageCommand)
        : context.SendAgain(context.SendEngageCommand);

    static void GoOnUnanswered(this BehaviorContext<LeadJourneyState> context)
    {
        context.Saga.HandoffId = null;
        context.Saga.Outcome = "unanswered";
    }

    static async Task AskManagerAboutSilence(this BehaviorContext<LeadJourneyState> context, AgentType agent, State step)
    {
        await context.RaiseEscalation(context.Policy().Need(EscalationReason.ComplexRequest), $"silence {context.Saga.HandoffId}", agent,
            context.Saga.Tells($"{agent} did not answer in {context.Saga.Attempt} attempts.", context.Now()), mayBlock: true);
        await context.HoldUp(step.Name);
    }
}
