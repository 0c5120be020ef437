namespace MarketingBus.Contracts;

/// <summary>A lead arrived or was sent again by an upstream system.</summary>
public sealed record LeadReceived
{
    public required Guid EventId { get; init; }

    /// <summary>UUIDv5 of source system and lead id: the same lead always meets the same journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>Which upstream system speaks; lead ids are unique within it.</summary>
    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public string? ConversationId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
