using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Persistence;

/// <summary>A context whose <see cref="DbContext.SaveChangesAsync(bool, CancellationToken)"/> shares one transaction with others that save at the same time.</summary>
public abstract class GroupedDbContext(DbContextOptions options, ICommitQueue? commits) : DbContext(options)
{
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        commits is null || Database.CurrentTransaction is not null
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : commits.SaveAsync(this, acceptAllChangesOnSuccess, cancellationToken);
}
