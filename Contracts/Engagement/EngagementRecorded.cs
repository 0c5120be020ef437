namespace MarketingBus.Contracts;

/// <summary>A lead opened, clicked, replied, converted, unsubscribed or complained.</summary>
public sealed record EngagementRecorded
{
    public required Guid EventId { get; init; }

    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    /// <summary>
    /// The order number, given by the database when the event was accepted: of two, the one with the larger number is the later. What was accepted before another was sent has the smaller one. 0 for one that did not come in by a door.
    /// </summary>
    public long Sequence { get; init; }

    public required EngagementKind Kind { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public Channel? Channel { get; init; }

    public string? CampaignId { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>The provider's id of the message that it answers.</summary>
    public string? MessageId { get; init; }

    /// <summary>What a conversion was worth, USD, 0 or more.</summary>
    public double? ValueUsd { get; init; }

    /// <summary>What the person wrote, for replies and complaints.</summary>
    public string? Text { get; init; }

    /// <summary>What opened or clicked, as it named itself over HTTP, such as "Mozilla/5.0 (iPhone; ...)"; tells link scanners from people.</summary>
    public string? UserAgent { get; init; }
}
