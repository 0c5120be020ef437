namespace MarketingBus.Contracts;

/// <summary>What one channel of a campaign has and should get. Money is USD, shares are 0 to 1.</summary>
public sealed record ChannelPlan
{
    /// <summary>As upstream spells it.</summary>
    public required string Channel { get; init; }

    /// <summary>increase, decrease or maintain.</summary>
    public required string Direction { get; init; }

    /// <summary>Revenue per USD spent; null when not known.</summary>
    public double? Roas { get; init; }

    /// <summary>Lower end of the return's confidence interval; null where no spend was reported.</summary>
    public double? RoasFrom { get; init; }

    /// <summary>Upper end of the return's confidence interval; null where no spend was reported.</summary>
    public double? RoasTo { get; init; }

    public double? SpendUsd { get; init; }

    public double? CurrentUsd { get; init; }

    public double? RecommendedUsd { get; init; }

    public double? CurrentShare { get; init; }

    public double? RecommendedShare { get; init; }

    /// <summary>One clause for people.</summary>
    public required string Why { get; init; }
}
