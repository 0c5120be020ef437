using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>One lead's journey: triage, engagement, and whatever the Manager is asked on the way. Nothing is forgotten at its end; later events find it.</summary>
internal sealed class LeadJourneyStateMachine : MassTransitStateMachine<LeadJourneyState>
{
    public LeadJourneyStateMachine()
    {
        InstanceState(x => x.CurrentState);

        Event(() => LeadReceived, x => x.CorrelateById(m => m.Message.JourneyId));
        Event(() => RequestEngagement, x => x.CorrelateById(m => m.Message.JourneyId));
        Event(() => RequestHandoff, x => x.CorrelateById(m => m.Message.JourneyId));
        Event(() => EngagementRecorded, x => x.CorrelateById(m => m.Message.JourneyId));
        Event(() => LeadTriaged, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => LeadRejected, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => LeadEngaged, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => EngagementRefused, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => TriageFaulted, x => x.CorrelateById(m => m.Message.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => EngagementFaulted, x => x.CorrelateById(m => m.Message.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => HandoffTimedOut, x => x.CorrelateById(m => m.Message.SubjectId).OnMissingInstance(m => m.Discard()));
        Event(() => EscalationResolved, x => x.CorrelateById(m => m.Message.SubjectId).OnMissingInstance(m => m.Discard()));
        Event(() => RetryJourney, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => AbandonJourney, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));

        // Nothing is under way: what is asked for is done at once.
        During([Initial, Awaited, Completed, Faulted, Abandoned],
            When(LeadReceived).TakeLead().IfElse(x => x.IsToBeTriaged(),
                changed => changed.KeepCaller(JourneyStage.Triaged).BeginRun().StartTriage(this),
                same => same.AnswerFromState()),
            When(RequestEngagement).TakeLead().KeepCaller(JourneyStage.Engaged).QueueRequestedEngagement().TakeUpQueued(this),
            When(RequestHandoff, x => x.IsFor(AgentType.LeadTriage)).TakeLead().AskForTriage().KeepCaller(JourneyStage.Triaged).BeginRun().StartTriage(this),
            When(RequestHandoff, x => x.IsFor(AgentType.Engagement)).TakeLead().KeepCaller(JourneyStage.Engaged).QueueRequestedFollowUp().TakeUpQueued(this));

        During([Initial],
            When(RequestHandoff, x => x.IsFor(AgentType.Optimizer)).TakeLead().RequestReview().AwaitLead().TransitionTo(Awaited),
            When(RequestHandoff, x => x.IsFor(AgentType.Manager)).TakeLead().AskManagerAsRequested().WaitForManager(this, Awaited),
            When(EngagementRecorded).TakeEvent().AwaitLead().RaiseEventEscalations(mayBlock: false).TransitionTo(Awaited));

        // A step is under way: what is asked for is done after it.
        During([Triaging, Engaging],
            When(RequestEngagement).TakeLead().KeepCaller(JourneyStage.Engaged).QueueRequestedEngagement(),
            When(RequestHandoff, x => x.IsFor(AgentType.Engagement)).TakeLead().KeepCaller(JourneyStage.Engaged).QueueRequestedFollowUp(),
            When(RequestHandoff, x => x.IsFor(AgentType.Manager)).TakeLead().AskManagerAsRequested().WaitForManagerIfAsked(this),
            When(EngagementRecorded).TakeEvent().RaiseEventEscalations(mayBlock: true).WaitForManagerIfAsked(this),
            Ignore(EscalationResolved),
            Ignore(RetryJourney),
            Ignore(AbandonJourney));

        During(Triaging,
            When(LeadReceived).TakeLead().IfElse(x => x.IsToBeTriaged(),
                changed => changed.KeepCaller(JourneyStage.Triaged).CancelHandoff().StartTriage(this),
                same => same.KeepCaller(JourneyStage.Triaged)),
            When(RequestHandoff, x => x.IsFor(AgentType.LeadTriage)).TakeLead().AskForTriage().KeepCaller(JourneyStage.Triaged),
            When(LeadTriaged, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepTriage().RaiseTriageEscalations().TakeUpUnlessAsked(this),
            When(LeadRejected, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepRejection().TakeUp(this, Completed),
            When(HandoffTimedOut, x => x.Saga.IsDue(x.Message)).TryTriageAgain(this),
            When(TriageFaulted, x => x.Saga.IsWaitingFor(x.Message.Message.HandoffId)).TryTriageAgainAfterFault(this),
            Ignore(LeadEngaged),
            Ignore(EngagementRefused),
            Ignore(EngagementFaulted));

        During(Engaging,
            When(LeadReceived).TakeLead().IfElse(x => x.IsToBeTriaged(),
                changed => changed.KeepCaller(JourneyStage.Triaged).QueueTriage(),
                same => same.AnswerFromState()),
            When(RequestHandoff, x => x.IsFor(AgentType.LeadTriage)).TakeLead().AskForTriage().KeepCaller(JourneyStage.Triaged).QueueTriage(),
            When(LeadEngaged, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepEngagement().HandOverToOptimizer().TakeUp(this, Completed),
            When(EngagementRefused, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepRefusal().TakeUp(this, Completed),
            When(LeadRejected, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepRejection().TakeUp(this, Completed),
            When(HandoffTimedOut, x => x.Saga.IsDue(x.Message)).TryEngagementAgain(this),
            When(EngagementFaulted, x => x.Saga.IsWaitingFor(x.Message.Message.HandoffId)).TryEngagementAgainAfterFault(this),
            Ignore(LeadTriaged),
            Ignore(TriageFaulted));

        // The step that was held up may still be answered; what follows from it waits for the Manager.
        During(AwaitingManager,
            When(LeadReceived).TakeLead().IfElse(x => x.IsToBeTriaged(),
                changed => changed.KeepCaller(JourneyStage.Triaged).QueueTriage(),
                same => same.AnswerFromState()),
            When(RequestEngagement).TakeLead().QueueRequestedEngagement().AnswerEscalated(),
            When(RequestHandoff, x => x.IsFor(AgentType.LeadTriage)).TakeLead().AskForTriage().QueueTriage().AnswerEscalated(),
            When(RequestHandoff, x => x.IsFor(AgentType.Engagement)).TakeLead().QueueRequestedFollowUp().AnswerEscalated(),
            When(RequestHandoff, x => x.IsFor(AgentType.Manager)).TakeLead().AskManagerAsRequested(),
            When(EngagementRecorded).TakeEvent().RaiseEventEscalations(mayBlock: true),
            When(LeadTriaged, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepTriage().RaiseTriageEscalations(),
            When(LeadRejected, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepRejection().ResumeAt(Completed),
            When(LeadEngaged, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepEngagement().HandOverToOptimizer().ResumeAt(Completed),
            When(EngagementRefused, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepRefusal().ResumeAt(Completed),
            When(EscalationResolved, x => x.IsAnswerToWait(EscalationDecision.Continue)).TakeUpUnlessAskedMore(this),
            When(EscalationResolved, x => x.Message.Decision == EscalationDecision.Stop).IfAsync(x => x.IsAboutBlocking(), stop => stop.Stop("stopped").TransitionTo(Completed)),
            When(HandoffTimedOut, x => x.Saga.IsDue(x.Message)).RemindManager(this),
            When(AbandonJourney).Stop("abandoned").TransitionTo(Abandoned),
            When(TriageFaulted, x => x.Saga.IsWaitingFor(x.Message.Message.HandoffId)).FailHandoff(),
            When(EngagementFaulted, x => x.Saga.IsWaitingFor(x.Message.Message.HandoffId)).FailHandoff(),
            Ignore(RetryJourney));

        During(Awaited,
            When(EngagementRecorded).TakeEvent().RaiseEventEscalations(mayBlock: false),
            When(HandoffTimedOut, x => x.Saga.IsDue(x.Message)).Stop("abandoned").TransitionTo(Abandoned),
            When(AbandonJourney).Stop("abandoned").TransitionTo(Abandoned),
            When(RequestHandoff, x => x.IsFor(AgentType.Manager)).TakeLead().AskManagerAsRequested().WaitForManager(this, Awaited),
            Ignore(RetryJourney));

        During(Completed,
            When(EngagementRecorded).TakeEvent().RaiseEventEscalations(mayBlock: false),
            When(RequestHandoff, x => x.IsFor(AgentType.Manager)).TakeLead().AskManagerAsRequested().WaitForManager(this, Completed),
            Ignore(RetryJourney),
            Ignore(AbandonJourney));

        During(Faulted,
            When(RetryJourney).RetryStep(this),
            When(AbandonJourney).Stop("abandoned").TransitionTo(Abandoned));

        During([Faulted, Abandoned],
            When(EngagementRecorded).TakeEvent().RaiseEventEscalations(mayBlock: false),
            When(RequestHandoff, x => x.IsFor(AgentType.Manager)).TakeLead().AskManagerAsRequested(mayBlock: false));

        During(Abandoned,
            Ignore(RetryJourney),
            Ignore(AbandonJourney));

        // Nobody is waited for here: an answer is late, a timeout is stale, and an escalation that ran alongside is only recorded.
        During([Awaited, Completed, Faulted, Abandoned],
            Ignore(LeadTriaged),
            Ignore(LeadRejected),
            Ignore(LeadEngaged),
            Ignore(EngagementRefused),
            Ignore(TriageFaulted),
            Ignore(EngagementFaulted),
            Ignore(EscalationResolved));

        During([Completed, Faulted, Abandoned], Ignore(HandoffTimedOut));

        DuringAny(When(RequestHandoff, x => x.IsFor(AgentType.Optimizer)).TakeLead().RequestReview());

        WhenEnter(Completed, x => x.StopWaiting());
        WhenEnter(Faulted, x => x.StopWaiting());
        WhenEnter(Abandoned, x => x.StopWaiting());
    }

    /// <summary>Only engagement events are known so far; the lead itself is awaited.</summary>
    public State Awaited { get; private set; } = null!;

    public State Triaging { get; private set; } = null!;

    public State Engaging { get; private set; } = null!;

    public State AwaitingManager { get; private set; } = null!;

    public State Completed { get; private set; } = null!;

    public State Faulted { get; private set; } = null!;

    public State Abandoned { get; private set; } = null!;

    public Event<LeadReceived> LeadReceived { get; private set; } = null!;

    public Event<RequestEngagement> RequestEngagement { get; private set; } = null!;

    public Event<RequestHandoff> RequestHandoff { get; private set; } = null!;

    public Event<EngagementRecorded> EngagementRecorded { get; private set; } = null!;

    public Event<LeadTriaged> LeadTriaged { get; private set; } = null!;

    public Event<LeadRejected> LeadRejected { get; private set; } = null!;

    public Event<LeadEngaged> LeadEngaged { get; private set; } = null!;

    public Event<EngagementRefused> EngagementRefused { get; private set; } = null!;

    public Event<Fault<TriageLead>> TriageFaulted { get; private set; } = null!;

    public Event<Fault<EngageLead>> EngagementFaulted { get; private set; } = null!;

    public Event<HandoffTimedOut> HandoffTimedOut { get; private set; } = null!;

    public Event<EscalationResolved> EscalationResolved { get; private set; } = null!;

    public Event<RetryJourney> RetryJourney { get; private set; } = null!;

    public Event<AbandonJourney> AbandonJourney { get; private set; } = null!;
}
