namespace MarketingBus.Contracts;

/// <summary>Command to the orchestrator: an agent or a caller hands a lead over to another agent.</summary>
public sealed record RequestHandoff
{
    public required Guid EventId { get; init; }

    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    /// <summary>The instance that hands over, as the caller names it.</summary>
    public required string SourceAgentId { get; init; }

    public required AgentType DestAgentType { get; init; }

    public required HandoffContext Context { get; init; }

    public EscalationReason EscalationReason { get; init; }

    /// <summary>
    /// The order number, given by the database when the request was accepted: of two, the one with the larger number is the later. What was accepted before another was sent has the smaller one. 0 for one that did not come in by a door.
    /// </summary>
    public long Sequence { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
