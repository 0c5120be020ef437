namespace MarketingBus.Contracts;

/// <summary>Question to Workers.Optimizer: what would be advised on a campaign, without any trace being left?</summary>
public sealed record GetCampaignAdvice
{
    /// <summary>Which upstream system's campaign; ids are unique within it.</summary>
    public required string SourceSystem { get; init; }

    /// <summary>1 to 200 characters.</summary>
    public required string CampaignId { get; init; }

    public required OptimizationType OptimizationType { get; init; }

    /// <summary>What to judge; null for the latest figures that are stored and can answer the question.</summary>
    public CampaignFigures? Figures { get; init; }

    /// <summary>USD to divide among channels; null for the campaign's own.</summary>
    public double? TotalBudgetUsd { get; init; }
}
