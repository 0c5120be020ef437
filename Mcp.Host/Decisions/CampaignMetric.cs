using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>A figure of a reading. Counts add up over days; rates do not.</summary>
internal sealed record CampaignMetric(bool AddsUp, Func<ReadingView, double?> Of)
{
    public static IReadOnlyDictionary<string, CampaignMetric> All { get; } = new Dictionary<string, CampaignMetric>
    {
        ["impressions"] = new(true, x => x.Figures.Impressions),
        ["clicks"] = new(true, x => x.Figures.Clicks),
        ["leads_created"] = new(true, x => x.Figures.LeadsCreated),
        ["conversions"] = new(true, x => x.Figures.Conversions),
        ["cost_usd"] = new(true, x => x.Figures.CostUsd),
        ["revenue_usd"] = new(true, x => x.Figures.RevenueUsd),
        ["ctr"] = new(false, x => x.Figures.Ctr ?? Rate(x.Figures.Clicks, x.Figures.Impressions)),
        ["cpl_usd"] = new(false, x => x.Figures.CplUsd ?? Rate(x.Figures.CostUsd, x.Figures.LeadsCreated)),
        ["roas"] = new(false, x => x.Figures.Roas ?? Rate(x.Figures.RevenueUsd, x.Figures.CostUsd)),
        ["performance_score"] = new(false, x => x.PerformanceScore),
    };

    static double? Rate(double? part, double? whole) => whole > 0 ? part / whole : null;
}
