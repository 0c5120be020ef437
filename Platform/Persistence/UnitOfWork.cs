using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MarketingBus.Platform.Persistence;

/// <summary>What one scope makes durable together: the changes of its context, and rows beside it that need no change tracker.</summary>
public sealed class UnitOfWork
{
    readonly ICommitQueue commits;
    readonly IOutboxNotification? notification;
    readonly ICommitFence? fence;
    readonly List<RowChange> rows = [];
    readonly List<Func<RowChange?>> entities = [];
    readonly Dictionary<(TableMap Table, RowKey Key), object> found = [];
    readonly Lock gate = new();
    List<OutboxMessage> uncommitted = [];
    long seen;

    /// <param name="commits">Where rows are written and read together with others'.</param>
    /// <param name="notification">Delivers what was sent; null where there is no bus.</param>
    /// <param name="fence">What the commit must not pass over; null for nothing.</param>
    internal UnitOfWork(ICommitQueue commits, IOutboxNotification? notification, ICommitFence? fence)
    {
        this.commits = commits;
        this.notification = notification;
        this.fence = fence;
        Begin();
    }

    /// <summary>The scope's context, once somebody has asked for it.</summary>
    internal GroupedDbContext? Context { get; set; }

    /// <summary>What has been sent and not yet saved.</summary>
    internal IReadOnlyList<OutboxMessage> Unsent
    {
        get
        {
            lock (gate)
                return Messages(rows);
        }
    }

    internal void Add(RowChange row)
    {
        lock (gate)
            rows.Add(row);
    }

    /// <summary>Inserts the entity as it is when the scope saves; until then it is found by its key.</summary>
    internal void Insert(TableMap table, object entity)
    {
        lock (gate)
        {
            entities.Add(() => RowChange.Insert(table, entity));
            if (table.Generated is null)
                found[(table, table.PrimaryKey.OfEntity(entity))] = entity;
        }
    }

    /// <summary>The entity with this key, whose changes are written when the scope saves; the same one each time, null when there is none.</summary>
    internal async Task<object?> FindAsync(TableKey key, RowKey row, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (found.TryGetValue((key.Table, row), out var known))
                return known;
        }

        if (await LoadAsync(key, row, cancellationToken) is not { } values)
            return null;

        var entity = key.Table.EntityOf(values);
        lock (gate)
        {
            found.Add((key.Table, row), entity);
            entities.Add(() => RowChange.Update(key.Table, entity, values));
        }

        return entity;
    }

    /// <summary>Forgets what was to be saved.</summary>
    internal void Clear()
    {
        lock (gate)
            Forget();

        Context?.ChangeTracker.Clear();
        Begin();
    }

    /// <summary>Saves everything in one transaction, which others that save at the same time share. What was added here is gone afterwards, also when it fails.</summary>
    internal async Task<int> SaveAsync(CancellationToken cancellationToken)
    {
        var own = TakeRows();
        if (Context?.Database.CurrentTransaction is { } transaction)
            return await SaveWithinAsync(Context, transaction, own, cancellationToken);

        var written = await SaveTogetherAsync(own, cancellationToken);
        Begin();
        return written;
    }

    async Task<int> SaveTogetherAsync(RowChange[] own, CancellationToken cancellationToken)
    {
        var all = new List<RowChange>(own);
        if (Context is not null && !TrackedRows.TryRead(Context, all))
            return await SaveAloneAsync(Context, own, cancellationToken);

        if (all.Count == 0)
            return 0;

        await commits.CommitAsync(all, seen, cancellationToken);
        if (notification is not null)
            await notification.CommittedAsync(Messages(all), cancellationToken);

        return all.Count;
    }

    /// <summary>Reads one row; null when there is none.</summary>
    internal async Task<object?[]?> LoadAsync(TableKey key, RowKey row, CancellationToken cancellationToken) =>
        (await commits.LoadAsync(key, [row], cancellationToken))[0];

    internal Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> rows, CancellationToken cancellationToken) =>
        commits.LoadAsync(key, rows, cancellationToken);

    /// <summary>A transaction that the scope began itself has been committed.</summary>
    internal ValueTask TransactionCommittedAsync(CancellationToken cancellationToken)
    {
        var messages = uncommitted;
        uncommitted = [];
        return notification?.CommittedAsync(messages, cancellationToken) ?? ValueTask.CompletedTask;
    }

    /// <summary>What only EF can write goes in a transaction of its own.</summary>
    async Task<int> SaveAloneAsync(GroupedDbContext context, IReadOnlyList<RowChange> own, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var written = await SaveWithinAsync(context, transaction, own, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    async Task<int> SaveWithinAsync(GroupedDbContext context, IDbContextTransaction transaction, IReadOnlyList<RowChange> own, CancellationToken cancellationToken)
    {
        var written = await context.SaveTrackedAsync(cancellationToken);
        await commits.WriteAsync(transaction.GetDbTransaction(), own, own.Select(x => x.Fenced).Concat(TrackedRows.Fenced(context)), seen, cancellationToken);
        uncommitted.AddRange(Messages(own));
        return written + own.Count;
    }

    /// <summary>What is read from now on is as new as the log is known by now, or newer.</summary>
    void Begin() => seen = fence?.Known ?? 0;

    RowChange[] TakeRows()
    {
        lock (gate)
        {
            rows.AddRange(entities.Select(x => x()).OfType<RowChange>());
            var taken = rows.ToArray();
            Forget();
            return taken;
        }
    }

    void Forget()
    {
        rows.Clear();
        entities.Clear();
        found.Clear();
    }

    static List<OutboxMessage> Messages(IReadOnlyList<RowChange> rows)
    {
        var messages = new List<OutboxMessage>();
        foreach (var row in rows)
        {
            if (row is { Kind: RowChangeKind.Insert, Entity: OutboxMessage message })
                messages.Add(message);
        }

        return messages;
    }
}
