namespace MarketingBus.Contracts;

/// <summary>A handoff was not answered by its deadline. The state that it finds decides whether that still matters.</summary>
public sealed record HandoffTimedOut
{
    /// <summary>The journey or review that waits.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid HandoffId { get; init; }

    public required DateTimeOffset Deadline { get; init; }
}
