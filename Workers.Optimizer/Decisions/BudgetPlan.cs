using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

internal static class BudgetPlan
{
    public static Judgement Judge(CampaignFigures figures, OptimizerOptions options) => new() { Recommendations = [], Reasons = [] };
}
