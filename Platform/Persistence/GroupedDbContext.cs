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

    /// <summary>Back in the pool it is nobody's: whoever takes it next may want one that stands alone.</summary>
    public override void Dispose()
    {
        Work = null;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        Work = null;
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
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

    /// <summary>Adds a row that is written with the next save, as it is then. Until then only <see cref="FindRowAsync"/> finds it; it costs none of EF's tracking.</summary>
    public void AddRow<TEntity>(TEntity entity)
        where TEntity : class => Required().Insert(TableMap.Required<TEntity>(Model), entity);

    /// <summary>
    /// Finds a row by primary key. What is changed in it is written with the next save, after which it is a row like any other. For rows that the scope looks at in no
    /// other way: beside EF's tracking, which costs ten times as much, the same row would be two objects.
    /// </summary>
    public async ValueTask<TEntity?> FindRowAsync<TEntity>(object key, CancellationToken cancellationToken)
        where TEntity : class
    {
        var primary = TableMap.Required<TEntity>(Model).PrimaryKey;
        return (TEntity?)await Required().FindAsync(primary, primary.Of(key), cancellationToken);
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
        var work = Required();
        object[][] sought = [.. keys.Select(PartsOf)];
        if (sought.Length == 0)
            return [];

        // Two keys may be one as the database keeps them.
        var key = TableMap.Required<TEntity>(Model).KeyWith(sought[0].Length);
        var rows = await work.LoadAsync(key, [.. sought.Select(x => key.Of(x)).Distinct()], cancellationToken);
        return rows.OfType<object?[]>().Select(x => (TEntity)key.Table.EntityOf(x)).ToDictionary(keyOf);
    }

    /// <summary>Reads, changes and saves; does all of it again, with nothing left of the try before, when somebody else was faster with the same rows.</summary>
    /// <param name="work">Gets the number of the try, from 1 on, and saves.</param>
    /// <param name="tries">After so many the failure is the caller's.</param>
    public async Task<T> RepeatOnConflictAsync<T>(Func<int, Task<T>> work, int tries)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(attempt);
            }
            catch (DbUpdateException) when (attempt < tries)
            {
                Required().Clear();
            }
        }
    }

    public override ValueTask<TEntity?> FindAsync<TEntity>(params object?[]? keyValues)
        where TEntity : class => FindAsync<TEntity>(keyValues, CancellationToken.None);

    UnitOfWork Required() => Work ?? throw new InvalidOperationException($"{GetType().Name} stands alone: only a scope's context reads and writes together with others.");

    static object[] PartsOf<TKey>(TKey key)
        where TKey : notnull => key is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(x => tuple[x]!)] : [key];

    /// <summary>EF's own save, without the rows beside the context.</summary>
    internal Task<int> SaveTrackedAsync(CancellationToken cancellationToken) => base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
}
