namespace MarketingBus.Contracts;

/// <summary>Command to Workers.Engagement: choose channel and content and send one message.</summary>
public sealed record EngageLead
{
    public required Guid JourneyId { get; init; }

    public required Guid HandoffId { get; init; }

    /// <summary>Idempotency key of the outward act: the same id is never sent twice.</summary>
    public required Guid EngagementId { get; init; }

    public required int Attempt { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public string? ConversationId { get; init; }

    public required EngagementType EngagementType { get; init; }

    public TriageCategory? Category { get; init; }

    /// <summary>0 to 100; null when the lead was never triaged.</summary>
    public double? Score { get; init; }

    public Priority Priority { get; init; }

    public required HandoffContext Handoff { get; init; }
}
