namespace MarketingBus.Contracts;

/// <summary>How one arm of an A/B test stands. Rates are conversions per impression, 0 to 1.</summary>
public sealed record VariantStanding
{
    public required string VariantId { get; init; }

    public required long Impressions { get; init; }

    public required long Conversions { get; init; }

    public required double Rate { get; init; }

    /// <summary>Lower end of the rate's confidence interval (Wilson).</summary>
    public required double RateFrom { get; init; }

    /// <summary>Upper end of the rate's confidence interval (Wilson).</summary>
    public required double RateTo { get; init; }

    /// <summary>How probable it is that no other variant is better, 0 to 1.</summary>
    public required double ProbabilityBest { get; init; }

    /// <summary>The rate that choosing it is expected to give away.</summary>
    public required double ExpectedLoss { get; init; }
}
