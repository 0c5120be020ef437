namespace MarketingBus.Contracts;

/// <summary>A campaign's figures changed.</summary>
public sealed record CampaignUpdated
{
    public required Guid EventId { get; init; }

    /// <summary>UUIDv5 of source system, campaign id, day (or event id) and question: a day's figures sent again meet the same review.</summary>
    public required Guid ReviewId { get; init; }

    public required string SourceSystem { get; init; }

    public required CampaignFigures Figures { get; init; }

    public required OptimizationType OptimizationType { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
