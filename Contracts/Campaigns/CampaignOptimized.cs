namespace MarketingBus.Contracts;

/// <summary>A campaign's figures were judged.</summary>
public sealed record CampaignOptimized
{
    public required Guid ReviewId { get; init; }

    public required Guid HandoffId { get; init; }

    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public required OptimizationType OptimizationType { get; init; }

    /// <summary>0 to 100; null when the figures are too few to say.</summary>
    public double? PerformanceScore { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    /// <summary>What was looked at and why nothing more was said, such as "42 impressions, 100 needed".</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required DateTimeOffset OptimizedAt { get; init; }

    /// <summary>True when a newer day of the campaign has been judged: what is advised is about the past.</summary>
    public bool Overtaken { get; init; }
}
