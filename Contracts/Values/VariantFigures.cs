namespace MarketingBus.Contracts;

/// <summary>One arm of an A/B test.</summary>
public sealed record VariantFigures
{
    public required string VariantId { get; init; }

    /// <summary>People shown the variant, 0 or more.</summary>
    public required long Impressions { get; init; }

    /// <summary>Successes among them, 0 to <see cref="Impressions"/>.</summary>
    public required long Conversions { get; init; }

    public string? Subject { get; init; }
}
