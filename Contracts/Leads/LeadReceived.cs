namespace MarketingBus.Contracts;

/// <summary>A lead arrived or was sent again by an upstream system.</summary>
public sealed record LeadReceived
{
    public required Guid EventId { get; init; }

    /// <summary>UUIDv5 of source system and lead id: the same lead always meets the same journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>Which upstream system speaks; lead ids are unique within it.</summary>
    public required string SourceSystem { get; init; }

    /// <summary>What this version says; what it leaves out stays as it is known.</summary>
    public required LeadProfile Lead { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>
    /// The order number, given by the database when the event was accepted: of two, the one with the larger number is the later. What was accepted before another was sent has the smaller one. 0 for one that did not come in by a door.
    /// </summary>
    public long Sequence { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
