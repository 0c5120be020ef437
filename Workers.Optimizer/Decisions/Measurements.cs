using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Which questions a reading can answer.</summary>
internal static class Measurements
{
    /// <summary>True when nothing but the campaign (and perhaps the day) is named.</summary>
    public static bool OnlyNames(CampaignFigures figures) => !HasAny(figures) && figures is { Name: null, DailyBudgetUsd: null, TotalBudgetUsd: null };

    /// <summary>True when something was measured; a name and budgets are settings.</summary>
    public static bool HasAny(CampaignFigures figures) =>
        HasTotals(figures) || figures.Variants is { Count: > 0 } || figures.ChannelPerformance is { Count: > 0 };

    public static bool CanAnswer(CampaignFigures figures, OptimizationType question) => question switch
    {
        OptimizationType.AbTestAnalysis => figures.Variants is { Count: > 0 },
        OptimizationType.BudgetOptimization => figures.ChannelPerformance is { Count: > 0 },
        _ => HasTotals(figures),
    };

    static bool HasTotals(CampaignFigures figures) =>
        figures is not
        {
            Impressions: null, Clicks: null, Ctr: null, LeadsCreated: null, Conversions: null, CostUsd: null, RevenueUsd: null, CplUsd: null, Roas: null,
        };
}
