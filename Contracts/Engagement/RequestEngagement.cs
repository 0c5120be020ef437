namespace MarketingBus.Contracts;

/// <summary>Command to the orchestrator: a caller asks for a message to a lead.</summary>
public sealed record RequestEngagement
{
    public required Guid EventId { get; init; }

    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public required EngagementType EngagementType { get; init; }

    public string? ConversationId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
