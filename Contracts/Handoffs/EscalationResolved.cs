namespace MarketingBus.Contracts;

/// <summary>The Manager answered; the journey that waits goes on or stops.</summary>
public sealed record EscalationResolved
{
    public required Guid EscalationId { get; init; }

    public required Guid SubjectId { get; init; }

    public required EscalationDecision Decision { get; init; }

    public required string ResolvedBy { get; init; }

    public string? Notes { get; init; }

    public required DateTimeOffset ResolvedAt { get; init; }
}
