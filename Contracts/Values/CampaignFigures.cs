namespace MarketingBus.Contracts;

/// <summary>One reading of a campaign. Rates are fractions (0.02 = 2 %), money is USD, counts are whole; null means not reported.</summary>
public sealed record CampaignFigures
{
    /// <summary>The upstream system's own id, 1 to 200 characters.</summary>
    public required string CampaignId { get; init; }

    /// <summary>The day that the figures are of; null when they are a running total.</summary>
    public DateOnly? Date { get; init; }

    public string? Name { get; init; }

    public long? Impressions { get; init; }

    public long? Clicks { get; init; }

    /// <summary>Clicks per impression, 0 to 1.</summary>
    public double? Ctr { get; init; }

    public long? LeadsCreated { get; init; }

    public long? Conversions { get; init; }

    public double? CostUsd { get; init; }

    public double? RevenueUsd { get; init; }

    /// <summary>Cost per lead, USD.</summary>
    public double? CplUsd { get; init; }

    /// <summary>Revenue per USD spent.</summary>
    public double? Roas { get; init; }

    public double? DailyBudgetUsd { get; init; }

    public double? TotalBudgetUsd { get; init; }

    public IReadOnlyList<VariantFigures>? Variants { get; init; }

    /// <summary>By channel name as upstream spells it.</summary>
    public IReadOnlyDictionary<string, ChannelFigures>? ChannelPerformance { get; init; }
}
