using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Money goes out and nothing comes back. Never advised without a daily budget to compare with.</summary>
internal static class PauseRule
{
    public static void Apply(CampaignFigures figures, OptimizerOptions options, List<Recommendation> advice, List<Reason> reasons)
    {
        if (figures.DailyBudgetUsd is not > 0)
        {
            reasons.Add(new Reason { Code = "pause.no_budget", Text = "No pause is considered: no daily budget is known." });
            return;
        }

        if (figures.Conversions is not 0 || figures.CostUsd is not { } cost)
        {
            reasons.Add(new Reason { Code = "pause.not_applicable", Text = "No pause is considered: it needs a known cost and a reported zero of conversions." });
            return;
        }

        var limit = figures.DailyBudgetUsd.Value * options.PauseBudgetFraction;
        var found = $"no conversions for {cost:0.00} USD, {limit:0.00} USD of the daily {figures.DailyBudgetUsd:0.00} USD allowed";
        reasons.Add(new Reason { Code = cost > limit ? "pause.spend" : "pause.ok", Text = $"Spend without conversions: {found}." });
        if (cost <= limit)
            return;

        advice.Add(new Recommendation
        {
            Kind = "auto_pause",
            Priority = Priority.Critical,
            Text = $"Pause the campaign: {found}.",
            Evidence = new Dictionary<string, double>
            {
                ["cost_usd"] = cost, ["limit_usd"] = limit, ["daily_budget_usd"] = figures.DailyBudgetUsd.Value, ["conversions"] = 0,
            },
        });
    }
}
