namespace MarketingBus.Contracts;

/// <summary>How one arm of an A/B test stands. Rates are conversions per impression, 0 to 1.</summary>
public sealed record VariantStanding
{
    public required string VariantId { get; init; }

    public required long Impressions { get; init; }

    public required long Conversions { get; init; }

    /// <summary>Null, like all that follows, when nobody saw the variant: nothing is known of it.</summary>
    public double? Rate { get; init; }

    /// <summary>Lower end of the rate's confidence interval (Wilson).</summary>
    public double? RateFrom { get; init; }

    /// <summary>Upper end of the rate's confidence interval (Wilson).</summary>
    public double? RateTo { get; init; }

    /// <summary>How probable it is that no other variant that was seen is better, 0 to 1.</summary>
    public double? ProbabilityBest { get; init; }

    /// <summary>The rate that choosing it is expected to give away.</summary>
    public double? ExpectedLoss { get; init; }
}
