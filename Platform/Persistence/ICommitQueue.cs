namespace MarketingBus.Platform.Persistence;

/// <summary>Makes the changes of many contexts durable together; each context's own changes succeed or fail alone.</summary>
public interface ICommitQueue
{
    /// <summary>Completes once the context's changes are on disk; fails with what the database said about this context.</summary>
    Task<int> SaveAsync(GroupedDbContext context, bool acceptAllChanges, CancellationToken cancellationToken);
}
