using System.Runtime.CompilerServices;
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

        if (await Work.LoadAsync(table.PrimaryKey, table.PrimaryKey.Of(keyValues!), cancellationToken) is not { } values)
            return null;

        var entity = (TEntity)table.EntityOf(values);
        Attach(entity);
        return entity;
    }

    /// <summary>
    /// Adds a row that is complete and that nobody looks at again before the save: it is written with the rest, as it is now, and costs no tracking.
    /// </summary>
    public void AddUntracked<TEntity>(TEntity entity)
        where TEntity : class
    {
        if (Work is null)
            Add(entity);
        else
            Work.Add(RowChange.Insert(TableMap.Required<TEntity>(Model), entity));
    }

    /// <summary>
    /// Finds many by primary key or, given tuples, by the unique index with as many columns. What is found is tracked, what is not there is left out.
    /// </summary>
    /// <param name="keys">In the order of the key's or the index's columns; one that comes twice is found once.</param>
    /// <param name="keyOf">The same of an entity.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public async Task<Dictionary<TKey, TEntity>> FindAllAsync<TKey, TEntity>(
        IEnumerable<TKey> keys, Func<TEntity, TKey> keyOf, CancellationToken cancellationToken)
        where TKey : notnull
        where TEntity : class
    {
        var sought = keys.ToHashSet();
        var found = Set<TEntity>().Local.Where(x => sought.Contains(keyOf(x))).ToDictionary(keyOf);
        sought.ExceptWith(found.Keys);
        foreach (var (key, entity) in await ReadAllAsync(sought, keyOf, cancellationToken))
        {
            Attach(entity);
            found.Add(key, entity);
        }

        return found;
    }

    /// <summary>As <see cref="FindAllAsync"/>, but as it is committed, and not tracked. Several may run at once.</summary>
    public async Task<Dictionary<TKey, TEntity>> ReadAllAsync<TKey, TEntity>(
        IEnumerable<TKey> keys, Func<TEntity, TKey> keyOf, CancellationToken cancellationToken)
        where TKey : notnull
        where TEntity : class
    {
        var work = Work ?? throw new InvalidOperationException($"{GetType().Name} stands alone: only a scope's context reads together with others.");
        object[][] sought = [.. keys.Distinct().Select(PartsOf)];
        if (sought.Length == 0)
            return [];

        var table = TableMap.Required<TEntity>(Model);
        var key = table.KeyWith(sought[0].Length);
        var rows = await work.LoadAsync(key, [.. sought.Select(x => key.Of(x))], cancellationToken);
        return rows.OfType<object?[]>().Select(x => (TEntity)table.EntityOf(x)).ToDictionary(keyOf);
    }

    public override ValueTask<TEntity?> FindAsync<TEntity>(params object?[]? keyValues)
        where TEntity : class => FindAsync<TEntity>(keyValues, CancellationToken.None);

    static object[] PartsOf<TKey>(TKey key)
        where TKey : notnull => key is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(x => tuple[x]!)] : [key];

    /// <summary>EF's own save, without the rows beside the context.</summary>
    internal Task<int> SaveTrackedAsync(CancellationToken cancellationToken) => base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
}
