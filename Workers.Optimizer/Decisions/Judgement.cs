using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>What a look at a campaign's figures found, and why it found no more.</summary>
internal sealed record Judgement
{
    /// <summary>0 to 100; null when the figures are too few to say, or another question was asked.</summary>
    public double? PerformanceScore { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public static Judgement Of(CampaignFigures figures, OptimizationType question, OptimizerOptions options) => question switch
    {
        OptimizationType.AbTestAnalysis => AbTest.Judge(figures.Variants ?? [], options),
        OptimizationType.BudgetOptimization => BudgetPlan.Judge(figures, options),
        _ => PerformanceCheck.Judge(figures, options),
    };
}
