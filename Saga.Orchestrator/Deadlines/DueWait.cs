namespace MarketingBus.Saga.Orchestrator.Deadlines;

/// <summary>A wait whose deadline has passed.</summary>
internal sealed record DueWait(Guid SubjectId, Guid HandoffId, DateTimeOffset Deadline);
