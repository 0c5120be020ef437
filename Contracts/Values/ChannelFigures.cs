namespace MarketingBus.Contracts;

/// <summary>How one channel of a campaign does.</summary>
public sealed record ChannelFigures
{
    /// <summary>Revenue per USD spent.</summary>
    public double? Roas { get; init; }

    public double? SpendUsd { get; init; }

    public double? RevenueUsd { get; init; }

    public long? Conversions { get; init; }
}
