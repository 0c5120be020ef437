namespace MarketingBus.Contracts;

/// <summary>A worker refused a lead for good: what it was given cannot be acted on.</summary>
public sealed record LeadRejected
{
    public required Guid JourneyId { get; init; }

    public required Guid HandoffId { get; init; }

    public required AgentType RejectedBy { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset RejectedAt { get; init; }
}
