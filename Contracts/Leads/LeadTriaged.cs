namespace MarketingBus.Contracts;

/// <summary>A lead was classified, scored and routed.</summary>
public sealed record LeadTriaged
{
    public required Guid JourneyId { get; init; }

    public required Guid HandoffId { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public string? ConversationId { get; init; }

    public required TriageCategory Category { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    public required RoutingDecision Routing { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }

    public required DateTimeOffset TriagedAt { get; init; }
}
