namespace MarketingBus.Contracts;

/// <summary>Command: the Manager answers a task.</summary>
public sealed record ResolveEscalation
{
    public required Guid EscalationId { get; init; }

    public required EscalationDecision Decision { get; init; }

    /// <summary>Who answers.</summary>
    public required string ResolvedBy { get; init; }

    public string? Notes { get; init; }

    public required DateTimeOffset ResolvedAt { get; init; }
}
