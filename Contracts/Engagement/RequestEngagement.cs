namespace MarketingBus.Contracts;

/// <summary>Command to the orchestrator: a caller asks for a message to a lead.</summary>
public sealed record RequestEngagement
{
    public required Guid EventId { get; init; }

    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    /// <summary>What the caller says of the lead, taken in like a version of it.</summary>
    public required LeadProfile Lead { get; init; }

    public required EngagementType EngagementType { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>
    /// The order number, given by the database when the request was accepted: of two, the one with the larger number is the later. What was accepted before another was sent has the smaller one. 0 for one that did not come in by a door.
    /// </summary>
    public long Sequence { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
