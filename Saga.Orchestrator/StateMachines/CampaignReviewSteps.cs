using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>The one step of a review, and what it does when the Optimizer does not answer.</summary>
internal static class CampaignReviewSteps
{
    public static EventActivityBinder<CampaignReviewState, T> StartReview<T>(this EventActivityBinder<CampaignReviewState, T> binder, CampaignReviewStateMachine machine)
        where T : class =>
        binder.ActAsync(async context =>
        {
            var review = context.Saga;
            review.Run++;
            review.Outcome = null;
            review.FaultReason = null;
            review.CompletedAt = null;
            if (review.PendingFigures is { } newer)
                (review.Figures, review.FiguresSequence, review.PendingFigures) = (newer, review.NewestSequence, null);

            var asked = (context as BehaviorContext<CampaignReviewState, ReviewCampaign>)?.Message.Handoff;
            await context.Send(context.BeginHandoff(context.Policy().Toward(AgentType.Optimizer), null, AgentType.Optimizer,
                asked ?? review.Tells($"Figures of campaign {review.CampaignId} are to be judged.", context.Now())));
        }).TransitionTo(machine.Optimizing);

    /// <summary>Figures that came meanwhile are judged right after.</summary>
    public static EventActivityBinder<CampaignReviewState, T> GoOn<T>(this EventActivityBinder<CampaignReviewState, T> binder, CampaignReviewStateMachine machine)
        where T : class =>
        binder.IfElse(x => x.Saga.PendingFigures is not null, newer => newer.StartReview(machine), done => done
            .Act(context => context.Saga.CompletedAt = context.Now()).TransitionTo(machine.Completed));

    /// <summary>The agent answered after all: the Manager need not.</summary>
    public static EventActivityBinder<CampaignReviewState, T> StopAsking<T>(this EventActivityBinder<CampaignReviewState, T> binder)
        where T : class => binder.Act(context => context.Saga.EscalationId = null);

    public static EventActivityBinder<CampaignReviewState, T> Resume<T>(this EventActivityBinder<CampaignReviewState, T> binder, CampaignReviewStateMachine machine)
        where T : class => binder.StopAsking().StartReview(machine);

    public static EventActivityBinder<CampaignReviewState, T> Finish<T>(this EventActivityBinder<CampaignReviewState, T> binder, string outcome)
        where T : class =>
        binder.ActAsync(async context =>
        {
            await context.CloseHandoff("cancelled");
            context.Saga.PendingFigures = null;
            context.Saga.Outcome = outcome;
            context.Saga.CompletedAt = context.Now();
            await context.AnswerCallers(JourneyStage.Refused, outcome);
        });

    public static EventActivityBinder<CampaignReviewState> StopWaiting(this EventActivityBinder<CampaignReviewState> binder) =>
        binder.Then(context =>
        {
            context.Saga.Deadline = null;
            context.Saga.EscalationId = null;
        });

    public static EventActivityBinder<CampaignReviewState, HandoffTimedOut> TryAgain(
        this EventActivityBinder<CampaignReviewState, HandoffTimedOut> binder, CampaignReviewStateMachine machine) =>
        binder.ActAsync(context => context.MarkHandoff("timed_out"))
            .IfElse(x => x.HasAttemptsLeft(AgentType.Optimizer), again => again.ActAsync(context => context.SendAgain(context.Send)), spent => spent
            .IfElse(x => x.Falls(AgentType.Optimizer, HandoffFallback.Continue), goOn => goOn.Act(context => context.GoOnUnanswered()).GoOn(machine), given => given
            .IfElse(x => x.Falls(AgentType.Optimizer, HandoffFallback.Fault), fault => fault.Fail(_ => "Optimizer did not answer.").TransitionTo(machine.Faulted), ask => ask
            .ActAsync(context => context.AskManagerAboutSilence()).TransitionTo(machine.AwaitingManager))));

    public static EventActivityBinder<CampaignReviewState, Fault<OptimizeCampaign>> TryAgainAfterFault(
        this EventActivityBinder<CampaignReviewState, Fault<OptimizeCampaign>> binder, CampaignReviewStateMachine machine) =>
        binder.ActAsync(context => context.MarkHandoff("failed"))
            .IfElse(x => x.HasAttemptsLeft(AgentType.Optimizer), again => again.ActAsync(context => context.SendAgain(context.Send)), spent => spent
            .Fail(x => x.Message.ReasonOf()).TransitionTo(machine.Faulted));

    /// <summary>The task stays open; the review waits once more where the rule says so, and faults otherwise: without the Optimizer there is nothing to go on with.</summary>
    public static EventActivityBinder<CampaignReviewState, HandoffTimedOut> RemindManager(
        this EventActivityBinder<CampaignReviewState, HandoffTimedOut> binder, CampaignReviewStateMachine machine) =>
        binder.ActAsync(context => context.Remind())
            .IfElse(x => x.GetPayload<Reminder>().Then == HandoffFallback.Escalate, ask => ask.Act(context => context.Saga.Deadline = context.GetPayload<Reminder>().Deadline), fault => fault
            .Fail(_ => "Neither the Optimizer nor the Manager answered.").TransitionTo(machine.Faulted));

    static EventActivityBinder<CampaignReviewState, T> Fail<T>(
        this EventActivityBinder<CampaignReviewState, T> binder, Func<BehaviorContext<CampaignReviewState, T>, string> reason)
        where T : class =>
        binder.ActAsync(context =>
        {
            context.Saga.FaultReason = reason(context);
            context.Saga.ResumeState = nameof(CampaignReviewStateMachine.Optimizing);
            return context.AnswerCallers(JourneyStage.Faulted, context.Saga.FaultReason);
        });

    static void GoOnUnanswered(this BehaviorContext<CampaignReviewState> context)
    {
        context.Saga.HandoffId = null;
        context.Saga.Outcome = "unanswered";
    }

    static async Task AskManagerAboutSilence(this BehaviorContext<CampaignReviewState> context)
    {
        context.Saga.ResumeState = nameof(CampaignReviewStateMachine.Optimizing);
        await context.RaiseEscalation(context.Policy().Need(EscalationReason.ComplexRequest), $"silence {context.Saga.HandoffId}", AgentType.Optimizer,
            context.Saga.Tells($"The Optimizer did not answer in {context.Saga.Attempt} attempts.", context.Now()), mayBlock: true);
        await context.AnswerCallers(JourneyStage.Escalated, "The review waits for the Manager.");
    }

    static Task Send(this BehaviorContext<CampaignReviewState> context, HandoffRecord handoff) => context.Publish(new OptimizeCampaign
    {
        ReviewId = context.Saga.CorrelationId,
        HandoffId = handoff.HandoffId,
        Attempt = handoff.Attempt,
        SourceSystem = context.Saga.SourceSystem,
        Figures = context.Saga.Figures,
        OptimizationType = context.Saga.OptimizationType,
        Sequence = context.Saga.FiguresSequence,
        RequestedAt = context.Now(),
    }, context.CancellationToken);
}
