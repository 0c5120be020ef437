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

    /// <summary>The day that each setting is of, by name: of the figures that reported it, or of the change. Older figures do not turn it back.</summary>
    public IReadOnlyDictionary<string, DateOnly> SettingDays { get; set; } = new Dictionary<string, DateOnly>();

    /// <summary>The reading that the campaign is judged by: of its newest day whose figures were enough; null before there was one.</summary>
    public Guid? JudgedReviewId { get; set; }

    /// <summary>Of that reading, 0 to 100; null when never judged on enough data.</summary>
    public double? PerformanceScore { get; set; }

    /// <summary>True when that reading has a figure below its target.</summary>
    public bool Underperforms { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Rises with each change, so that of two who hold the campaign only one may write it.</summary>
    public int Version { get; set; }
}
