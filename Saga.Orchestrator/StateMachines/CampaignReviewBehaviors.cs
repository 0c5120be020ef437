using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>The verbs of a review: what it takes in, asks and keeps.</summary>
internal static class CampaignReviewBehaviors
{
    /// <summary>False for figures that were sent again just as they were, and for those that newer ones overtook; waiting ones included.</summary>
    public static bool IsNewFigures(this BehaviorContext<CampaignReviewState, CampaignUpdated> context) =>
        context.Message.Sequence > context.Saga.NewestSequence && Fingerprint.Of(context.Message.Figures) != context.Saga.FiguresFingerprint;

    /// <summary>The same figures said later are the later word; those that were overtaken are said to be.</summary>
    public static EventActivityBinder<CampaignReviewState, CampaignUpdated> PassOver(this EventActivityBinder<CampaignReviewState, CampaignUpdated> binder) =>
        binder.Act(context =>
        {
            if (context.Message.Sequence > context.Saga.NewestSequence)
                context.Saga.NewestSequence = context.Message.Sequence;
            else
                context.NoteOvertaken(context.Message.EventId, "Figures came after later ones: the later ones hold.");
        });

    public static bool IsAnswerToWait(this BehaviorContext<CampaignReviewState, EscalationResolved> context, EscalationDecision decision) =>
        context.Saga.EscalationId == context.Message.EscalationId && context.Message.Decision == decision;

    public static EventActivityBinder<CampaignReviewState, CampaignUpdated> TakeFigures(this EventActivityBinder<CampaignReviewState, CampaignUpdated> binder) =>
        binder.Act(context =>
        {
            var (review, updated) = (context.Saga, context.Message);
            context.Begin(updated.SourceSystem, updated.Figures);
            review.OptimizationType = updated.OptimizationType;
            review.Date = updated.Figures.Date;
            review.Figures = updated.Figures;
            review.FiguresFingerprint = Fingerprint.Of(updated.Figures);
            (review.FiguresSequence, review.NewestSequence) = (updated.Sequence, updated.Sequence);
            // What waited when the review faulted is older.
            review.PendingFigures = null;
        });

    /// <summary>Only the campaign is named: the Optimizer judges its stored figures.</summary>
    public static EventActivityBinder<CampaignReviewState, ReviewCampaign> TakeCampaign(this EventActivityBinder<CampaignReviewState, ReviewCampaign> binder) =>
        binder.Act(context => context.Begin(context.Message.SourceSystem, new CampaignFigures { CampaignId = context.Message.CampaignId }));

    public static EventActivityBinder<CampaignReviewState, CampaignUpdated> QueueFigures(this EventActivityBinder<CampaignReviewState, CampaignUpdated> binder) =>
        binder.Act(context =>
        {
            context.Saga.PendingFigures = context.Message.Figures;
            context.Saga.FiguresFingerprint = Fingerprint.Of(context.Message.Figures);
            context.Saga.NewestSequence = context.Message.Sequence;
        });

    public static EventActivityBinder<CampaignReviewState, CampaignOptimized> KeepAdvice(this EventActivityBinder<CampaignReviewState, CampaignOptimized> binder) =>
        binder.ActAsync(async context =>
        {
            var (review, optimized) = (context.Saga, context.Message);
            review.PerformanceScore = optimized.PerformanceScore;
            review.RecommendationCount = optimized.Recommendations.Count;
            review.Outcome = "optimized";
            context.AddAction(ActionIdOf(optimized.HandoffId), ActionType.Optimize, AgentType.Optimizer, "workers-optimizer", optimized.OptimizedAt,
                $"{optimized.Recommendations.Count} recommendations, performance {optimized.PerformanceScore?.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}",
                optimized.Reasons);
            await context.CloseHandoff("answered");
            await context.AnswerUnlessQueued(JourneyStage.Optimized);
        });

    public static EventActivityBinder<CampaignReviewState, OptimizationRefused> KeepRefusal(this EventActivityBinder<CampaignReviewState, OptimizationRefused> binder) =>
        binder.ActAsync(async context =>
        {
            var refused = context.Message;
            context.Saga.Outcome = "refused";
            context.AddAction(ActionIdOf(refused.HandoffId), ActionType.Optimize, AgentType.Optimizer, "workers-optimizer", refused.RefusedAt, $"Not judged: {refused.Reason}", []);
            await context.CloseHandoff("refused");
            await context.AnswerUnlessQueued(JourneyStage.Refused, refused.Reason);
        });

    /// <summary>Advice to stop a campaign is put before the Manager, unless newer days speak for themselves; the review does not wait for it.</summary>
    public static EventActivityBinder<CampaignReviewState, CampaignOptimized> RaiseAdviceEscalations(this EventActivityBinder<CampaignReviewState, CampaignOptimized> binder) =>
        binder.ActAsync(async context =>
        {
            foreach (var advice in context.Message.Recommendations.Where(x => !context.Message.Overtaken && x is { Kind: "auto_pause", Priority: Priority.Critical }))
            {
                await context.RaiseEscalation(context.Policy().Need(EscalationReason.ComplexRequest), $"advice {context.Message.HandoffId}", AgentType.Optimizer,
                    context.Saga.Tells(advice.Text, context.Now()), mayBlock: false);
            }
        });

    public static HandoffContext Tells(this CampaignReviewState review, string summary, DateTimeOffset now) => new()
    {
        Summary = summary,
        Metadata = new Dictionary<string, string> { ["campaign_id"] = review.CampaignId },
        Timestamp = now,
    };

    static void Begin(this BehaviorContext<CampaignReviewState> context, string sourceSystem, CampaignFigures figures)
    {
        if (context.Saga.StartedAt != default)
            return;

        context.Saga.SourceSystem = sourceSystem;
        context.Saga.CampaignId = figures.CampaignId;
        context.Saga.Figures = figures;
        context.Saga.StartedAt = context.Now();
    }

    static Guid ActionIdOf(Guid handoffId) => MarketingIds.From("action", handoffId.ToString());
}
