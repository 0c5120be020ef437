using MarketingBus.Contracts;

namespace MarketingBus.Data.Campaigns;

/// <summary>A campaign's settings and latest judgement. Written by Workers.Optimizer.</summary>
public sealed class Campaign
{
    public long Id { get; set; }

    public string SourceSystem { get; set; } = null!;

    public string CampaignId { get; set; } = null!;

    public string? Name { get; set; }

    public CampaignStatus Status { get; set; } = CampaignStatus.Active;

    /// <summary>USD.</summary>
    public double? DailyBudgetUsd { get; set; }

    /// <summary>USD.</summary>
    public double? TotalBudgetUsd { get; set; }

    /// <summary>0 to 100; null when never judged on enough data.</summary>
    public double? PerformanceScore { get; set; }

    /// <summary>True when the latest judgement found a figure below its target.</summary>
    public bool Underperforms { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
