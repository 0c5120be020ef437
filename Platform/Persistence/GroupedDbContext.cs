using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Persistence;

/// <summary>A context whose saves share a transaction, and whose finds share a round trip, with others at the same time.</summary>
public abstract class GroupedDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Null for a context that stands alone: it saves as any other.</summary>
    internal UnitOfWork? Work { get; private set; }

    /// <summary>Makes the context part of a scope. Contexts are lent from a pool: to make one costs as much as to consume a message.</summary>
    internal void Join(UnitOfWork work)
    {
        Work = work;
        work.Context = this;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Work is null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        var written = await Work.SaveAsync(cancellationToken);
        TrackedRows.TakeUpKeys(this);
        if (acceptAllChangesOnSuccess)
            ChangeTracker.AcceptAllChanges();

        return written;
    }

    public override async ValueTask<TEntity?> FindAsync<TEntity>(object?[]? keyValues, CancellationToken cancellationToken)
        where TEntity : class
    {
        if (Work is null || keyValues is null || keyValues.Contains(null) || Database.CurrentTransaction is not null || TableMap.Of(Model, typeof(TEntity)) is not { } table)
            return await base.FindAsync<TEntity>(keyValues, cancellationToken);

        if (Set<TEntity>().Local.FindEntryUntyped(keyValues!) is { } known)
            return known.Entity;

        if (await Work.LoadAsync(table, table.KeyOf(keyValues!), cancellationToken) is not { } values)
            return null;

        var entity = (TEntity)table.EntityOf(values);
        Attach(entity);
        return entity;
    }

    public override ValueTask<TEntity?> FindAsync<TEntity>(params object?[]? keyValues)
        where TEntity : class => FindAsync<TEntity>(keyValues, CancellationToken.None);

    /// <summary>EF's own save, without the rows beside the context.</summary>
    internal Task<int> SaveTrackedAsync(CancellationToken cancellationToken) => base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
}
