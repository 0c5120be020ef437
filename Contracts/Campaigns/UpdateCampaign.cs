namespace MarketingBus.Contracts;

/// <summary>Command to Workers.Optimizer: change a campaign's settings on somebody's behalf.</summary>
public sealed record UpdateCampaign
{
    /// <summary>Idempotency key of the change.</summary>
    public required Guid ChangeId { get; init; }

    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public CampaignStatus? Status { get; init; }

    public string? Name { get; init; }

    /// <summary>USD, 0 or more.</summary>
    public double? DailyBudgetUsd { get; init; }

    /// <summary>USD, 0 or more.</summary>
    public double? TotalBudgetUsd { get; init; }

    /// <summary>Who asks, such as "mcp" or "manager".</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
