using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;

namespace MarketingBus.Data.Queries;

/// <summary>A campaign with its latest readings and changes.</summary>
public sealed record CampaignView
{
    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public string? Name { get; init; }

    public required CampaignStatus Status { get; init; }

    public double? DailyBudgetUsd { get; init; }

    public double? TotalBudgetUsd { get; init; }

    /// <summary>0 to 100.</summary>
    public double? PerformanceScore { get; init; }

    public required bool Underperforms { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The reading that score and underperforms are of: of the newest day whose figures were enough. Null before there was one.</summary>
    public Guid? JudgedReviewId { get; init; }

    /// <summary>Advice of that reading, and of answers to other questions about figures that are no older.</summary>
    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    /// <summary>Newest day first, then those that name no day, latest first; at most 100.</summary>
    public required IReadOnlyList<ReadingView> Readings { get; init; }

    /// <summary>Newest first, at most 100.</summary>
    public required IReadOnlyList<ChangeView> Changes { get; init; }
}

/// <summary>One judged reading.</summary>
public sealed record ReadingView(
    Guid ReviewId, OptimizationType OptimizationType, CampaignFigures Figures, double? PerformanceScore,
    IReadOnlyList<Recommendation> Recommendations, IReadOnlyList<Reason> Reasons, DateTimeOffset ReceivedAt, DateTimeOffset OptimizedAt)
{
    public static ReadingView Of(CampaignReading reading) => new(
        reading.ReviewId, reading.OptimizationType, reading.Figures, reading.PerformanceScore, reading.Recommendations, reading.Reasons, reading.ReceivedAt, reading.OptimizedAt);
}

/// <summary>One applied change.</summary>
public sealed record ChangeView(
    Guid ChangeId, IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After, string ChangedBy, DateTimeOffset ChangedAt)
{
    public static ChangeView Of(CampaignChange change) => new(change.ChangeId, change.Before, change.After, change.ChangedBy, change.ChangedAt);
}
