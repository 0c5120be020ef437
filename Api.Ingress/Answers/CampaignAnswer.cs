using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>A campaign in a list.</summary>
public sealed record CampaignAnswer
{
    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public string? Name { get; init; }

    public required CampaignStatus Status { get; init; }

    /// <summary>USD.</summary>
    public double? DailyBudgetUsd { get; init; }

    /// <summary>USD.</summary>
    public double? TotalBudgetUsd { get; init; }

    /// <summary>0 to 100; null when never judged on enough data.</summary>
    public double? PerformanceScore { get; init; }

    public required bool Underperforms { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
