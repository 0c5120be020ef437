namespace MarketingBus.Contracts;

/// <summary>Answer to <see cref="GetCampaignAdvice"/>.</summary>
public sealed record CampaignAdvised
{
    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>Why there is no advice, naming the field at fault; null when there is.</summary>
    public string? Refusal { get; init; }

    /// <summary>The day of the figures that were judged; null when they are a running total.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Confidence of the intervals, 0 to 1.</summary>
    public double Confidence { get; init; }

    public IReadOnlyList<Recommendation> Recommendations { get; init; } = [];

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Each variant, when variants were asked about.</summary>
    public IReadOnlyList<VariantStanding> Variants { get; init; } = [];

    /// <summary>Each channel, when the budget was asked about.</summary>
    public IReadOnlyList<ChannelPlan> Channels { get; init; } = [];
}
