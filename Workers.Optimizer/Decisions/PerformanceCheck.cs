using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Compares a campaign with its targets. A figure is called bad only when its whole confidence interval is on the wrong side.</summary>
internal static class PerformanceCheck
{
    public static Judgement Judge(CampaignFigures figures, OptimizerOptions options)
    {
        var advice = new List<Recommendation>();
        var reasons = new List<Reason>();
        ClickRateRule.Apply(figures, options, advice, reasons);
        LeadCostRule.Apply(figures, options, advice, reasons);
        ReturnRule.Apply(figures, options, advice, reasons);
        PauseRule.Apply(figures, options, advice, reasons);
        return new Judgement
        {
            PerformanceScore = PerformanceScore.Of(figures, options, reasons),
            Recommendations = [.. advice.OrderByDescending(x => x.Priority)],
            Reasons = reasons,
        };
    }
}
