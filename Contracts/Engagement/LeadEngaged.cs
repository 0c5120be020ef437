namespace MarketingBus.Contracts;

/// <summary>A message went out to a lead.</summary>
public sealed record LeadEngaged
{
    public required Guid JourneyId { get; init; }

    public required Guid HandoffId { get; init; }

    public required Guid EngagementId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    public string? ConversationId { get; init; }

    public string? CampaignId { get; init; }

    public required EngagementType EngagementType { get; init; }

    public required Channel Channel { get; init; }

    public required string Content { get; init; }

    /// <summary>The provider's id of the message.</summary>
    public required string MessageId { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>True when the lead's campaign was last seen below its targets.</summary>
    public bool CampaignUnderperforms { get; init; }

    public required DateTimeOffset EngagedAt { get; init; }
}
