namespace MarketingBus.Contracts;

/// <summary>A lead's journey reached its end for now.</summary>
[Announcement]
public sealed record JourneyCompleted
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    /// <summary>engaged, refused, rejected, triaged (no rule led further), unanswered (an agent was silent and the rule said to go on), stopped (by the Manager) or abandoned.</summary>
    public required string Outcome { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }
}
