using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>One question about one reading of a campaign. Newer figures of the same day meet the same review.</summary>
internal sealed class CampaignReviewStateMachine : MassTransitStateMachine<CampaignReviewState>
{
    public CampaignReviewStateMachine()
    {
        InstanceState(x => x.CurrentState);

        Event(() => CampaignUpdated, x => x.CorrelateById(m => m.Message.ReviewId));
        Event(() => ReviewCampaign, x => x.CorrelateById(m => m.Message.ReviewId));
        Event(() => CampaignOptimized, x => x.CorrelateById(m => m.Message.ReviewId).OnMissingInstance(m => m.Discard()));
        Event(() => OptimizationRefused, x => x.CorrelateById(m => m.Message.ReviewId).OnMissingInstance(m => m.Discard()));
        Event(() => OptimizationFaulted, x => x.CorrelateById(m => m.Message.Message.ReviewId).OnMissingInstance(m => m.Discard()));
        Event(() => HandoffTimedOut, x => x.CorrelateById(m => m.Message.SubjectId).OnMissingInstance(m => m.Discard()));
        Event(() => EscalationResolved, x => x.CorrelateById(m => m.Message.SubjectId).OnMissingInstance(m => m.Discard()));
        Event(() => RetryJourney, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));
        Event(() => AbandonJourney, x => x.CorrelateById(m => m.Message.JourneyId).OnMissingInstance(m => m.Discard()));

        During([Initial, Completed, Faulted, Abandoned],
            When(CampaignUpdated).IfElse(x => x.IsNewFigures(),
                changed => changed.TakeFigures().KeepCaller().StartReview(this),
                same => same.PassOver().AnswerFromState()));

        Initially(
            When(ReviewCampaign).TakeCampaign().KeepCaller().StartReview(this));

        During(Optimizing,
            When(CampaignUpdated).IfElse(x => x.IsNewFigures(),
                changed => changed.QueueFigures().KeepCaller(),
                same => same.PassOver().KeepCaller()),
            When(ReviewCampaign).KeepCaller(),
            When(CampaignOptimized, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepAdvice().RaiseAdviceEscalations().GoOn(this),
            When(OptimizationRefused, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).KeepRefusal().GoOn(this),
            When(HandoffTimedOut, x => x.Saga.IsDue(x.Message)).TryAgain(this),
            When(OptimizationFaulted, x => x.Saga.IsWaitingFor(x.Message.Message.HandoffId)).TryAgainAfterFault(this),
            Ignore(EscalationResolved),
            Ignore(RetryJourney),
            Ignore(AbandonJourney));

        During(AwaitingManager,
            When(CampaignUpdated).IfElse(x => x.IsNewFigures(),
                changed => changed.QueueFigures().AnswerEscalated(),
                same => same.PassOver().AnswerEscalated()),
            When(ReviewCampaign).AnswerEscalated(),
            When(EscalationResolved, x => x.IsAnswerToWait(EscalationDecision.Continue)).Resume(this),
            When(EscalationResolved, x => x.IsAnswerToWait(EscalationDecision.Stop)).Finish("stopped").TransitionTo(Completed),
            When(HandoffTimedOut, x => x.Saga.IsDue(x.Message)).RemindManager(this),
            When(AbandonJourney).Finish("abandoned").TransitionTo(Abandoned),
            When(CampaignOptimized, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).StopAsking().KeepAdvice().RaiseAdviceEscalations().GoOn(this),
            When(OptimizationRefused, x => x.Saga.IsWaitingFor(x.Message.HandoffId)).StopAsking().KeepRefusal().GoOn(this),
            Ignore(OptimizationFaulted),
            Ignore(RetryJourney));

        During([Completed, Faulted, Abandoned],
            When(ReviewCampaign).AnswerFromState());

        During(Faulted,
            When(RetryJourney).StartReview(this),
            When(AbandonJourney).Finish("abandoned").TransitionTo(Abandoned));

        During([Completed, Abandoned],
            Ignore(RetryJourney),
            Ignore(AbandonJourney));

        // Nobody is waited for here: an answer is late, a timeout is stale, and an escalation that ran alongside is only recorded.
        During([Completed, Faulted, Abandoned],
            Ignore(CampaignOptimized),
            Ignore(OptimizationRefused),
            Ignore(OptimizationFaulted),
            Ignore(HandoffTimedOut),
            Ignore(EscalationResolved));

        WhenEnter(Completed, x => x.StopWaiting());
        WhenEnter(Faulted, x => x.StopWaiting());
        WhenEnter(Abandoned, x => x.StopWaiting());
    }

    public State Optimizing { get; private set; } = null!;

    public State AwaitingManager { get; private set; } = null!;

    public State Completed { get; private set; } = null!;

    public State Faulted { get; private set; } = null!;

    public State Abandoned { get; private set; } = null!;

    public Event<CampaignUpdated> CampaignUpdated { get; private set; } = null!;

    public Event<ReviewCampaign> ReviewCampaign { get; private set; } = null!;

    public Event<CampaignOptimized> CampaignOptimized { get; private set; } = null!;

    public Event<OptimizationRefused> OptimizationRefused { get; private set; } = null!;

    public Event<Fault<OptimizeCampaign>> OptimizationFaulted { get; private set; } = null!;

    public Event<HandoffTimedOut> HandoffTimedOut { get; private set; } = null!;

    public Event<EscalationResolved> EscalationResolved { get; private set; } = null!;

    public Event<RetryJourney> RetryJourney { get; private set; } = null!;

    public Event<AbandonJourney> AbandonJourney { get; private set; } = null!;
}
