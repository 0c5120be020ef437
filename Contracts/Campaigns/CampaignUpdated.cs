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

    /// <summary>
    /// The order number, given by the database when the event was accepted: of two, the one with the larger number is the later. What was accepted before another was sent has the smaller one. 0 for one that did not come in by a door.
    /// </summary>
    public long Sequence { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
