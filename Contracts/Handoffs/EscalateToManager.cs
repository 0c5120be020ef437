namespace MarketingBus.Contracts;

/// <summary>Command: put a task before the Manager, a person.</summary>
public sealed record EscalateToManager
{
    public required Guid EscalationId { get; init; }

    /// <summary>The journey or review that waits or is told.</summary>
    public required Guid SubjectId { get; init; }

    public required string SourceSystem { get; init; }

    public string? LeadId { get; init; }

    public string? CampaignId { get; init; }

    public required EscalationReason Reason { get; init; }

    public required AgentType EscalatedBy { get; init; }

    public required HandoffContext Handoff { get; init; }

    /// <summary>True when the journey waits for the answer.</summary>
    public required bool Blocking { get; init; }

    public required DateTimeOffset EscalatedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }
}
