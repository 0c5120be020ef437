namespace MarketingBus.Contracts;

/// <summary>A campaign could not be judged: no figures are known for it.</summary>
public sealed record OptimizationRefused
{
    public required Guid ReviewId { get; init; }

    public required Guid HandoffId { get; init; }

    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset RefusedAt { get; init; }
}
