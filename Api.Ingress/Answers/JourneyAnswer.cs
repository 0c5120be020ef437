using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>Where a lead's journey stands.</summary>
public sealed record JourneyAnswer
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    /// <summary>Accepted while the orchestrator has not taken it up; then the journey's own state.</summary>
    public required string State { get; init; }

    public LeadStatus? LeadStatus { get; init; }

    public TriageCategory? Category { get; init; }

    /// <summary>0 to 100.</summary>
    public double? Score { get; init; }

    /// <summary>Who is waited for.</summary>
    public AgentType? WaitsFor { get; init; }

    /// <summary>Until when, UTC.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public int? Attempt { get; init; }

    public Guid? EscalationId { get; init; }

    public string? Outcome { get; init; }

    public string? FaultReason { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }
}
