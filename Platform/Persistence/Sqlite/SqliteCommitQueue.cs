using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Data.Sqlite;

namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer. One thread owns the writing connection; what waits while it commits goes into the next transaction together, so that many messages share one fsync.
/// Each member is written under a savepoint of its own, so that one that fails takes nobody with it.
/// </summary>
internal sealed class SqliteCommitQueue : ICommitQueue, IDisposable
{
    const int GroupLimit = 128;

    readonly string connectionString;
    readonly ICommitFence? fence;
    readonly BlockingCollection<CommitMember> waiting = [];
    readonly ConcurrentQueue<NumberRequest> numbers = [];
    readonly ConcurrentBag<SqliteStatements> readers = [];
    readonly Thread writer;
    bool isDisposed;

    public SqliteCommitQueue(string connectionString, ICommitFence? fence)
    {
        this.fence = fence;
        // Not from the pool: a connection that a failed commit left in doubt must not come back.
        this.connectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        writer = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        writer.Start();
    }

    public Task CommitAsync(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken)
    {
        var member = new CommitMember(rows, seen, cancellationToken);
        waiting.Add(member, cancellationToken);
        return member.Completion;
    }

    /// <summary>The last of so many numbers, which nobody else gets.</summary>
    public Task<long> TakeNumbersAsync(int count, CancellationToken cancellationToken)
    {
        var request = new NumberRequest(count);
        numbers.Enqueue(request);
        waiting.Add(CommitMember.OfNothing, cancellationToken);
        return request.Last.Task;
    }

    public Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        // The driver is synchronous, and there is no round trip to share.
        cancellationToken.ThrowIfCancellationRequested();
        var reader = readers.TryTake(out var idle) ? idle : new SqliteStatements(Open());
        try
        {
            IReadOnlyList<object?[]?> found = [.. keys.Select(x => reader.Find(key, x))];
            readers.Add(reader);
            return Task.FromResult(found);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public async Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, IEnumerable<FencedRow> all, long seen, CancellationToken cancellationToken)
    {
        using var statements = new SqliteStatements((SqliteConnection)transaction.Connection!, ownsConnection: false);
        if (fence is not null)
            Refuse(statements, (SqliteTransaction)transaction, await FenceCheck.OfAsync(fence, seen, all, cancellationToken));

        foreach (var row in Ordered(rows))
            statements.Write(row, (SqliteTransaction)transaction);
    }

    /// <summary>The container ends it once for each name that it is registered under.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;

        isDisposed = true;
        waiting.CompleteAdding();
        writer.Join();
        waiting.Dispose();
        foreach (var reader in readers)
            reader.Dispose();
    }

    void Run()
    {
        SqliteStatements? statements = null;
        SqliteCounter? counter = null;
        var group = new List<CommitMember>(GroupLimit);
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < GroupLimit && waiting.TryTake(out var next))
                group.Add(next);

            GiveNumbers(ref counter);
            group.RemoveAll(x => x == CommitMember.OfNothing);
            if (group.Count == 0)
                continue;

            try
            {
                statements ??= new SqliteStatements(Open());
                Commit(statements, group);
            }
            catch (Exception exception)
            {
                // The transaction is lost as a whole: every member hears so and is redone by its own retry. A fresh connection follows.
                statements?.Dispose();
                statements = null;
                foreach (var member in group)
                    member.Fail(exception);
            }

            group.Clear();
        }

        statements?.Dispose();
        counter?.Dispose();
    }

    void GiveNumbers(ref SqliteCounter? counter)
    {
        while (numbers.TryDequeue(out var request))
        {
            try
            {
                counter ??= new SqliteCounter(Open());
                request.Last.TrySetResult(counter.Next(request.Count));
            }
            catch (Exception exception)
            {
                counter?.Dispose();
                counter = null;
                request.Last.TrySetException(exception);
            }
        }
    }

    void Commit(SqliteStatements statements, List<CommitMember> group)
    {
        var outcomes = new List<(CommitMember Member, Exception? Failure)>(group.Count);
        using var transaction = statements.Connection.BeginTransaction(deferred: false);
        // Nothing is logged by anybody else until this transaction ends, and what it logs itself is in nobody's way.
        var logged = fence is null ? 0 : statements.NewestOf(fence.Log, transaction);
        foreach (var member in group)
        {
            if (!member.Withdraw())
                outcomes.Add((member, FailureOf(statements, transaction, member, logged)));
        }

        transaction.Commit();

        // Only now: who lost against a neighbour must find what the neighbour wrote.
        foreach (var (member, failure) in outcomes)
        {
            if (failure is null)
                member.Complete();
            else
                member.Fail(failure);
        }
    }

    Exception? FailureOf(SqliteStatements statements, SqliteTransaction transaction, CommitMember member, long logged)
    {
        const string Savepoint = "member";
        transaction.Save(Savepoint);
        try
        {
            if (logged > member.Seen)
                Refuse(statements, transaction, CheckOf(member));

            foreach (var row in Ordered(member.Rows))
                statements.Write(row, transaction);

            transaction.Release(Savepoint);
            return null;
        }
        catch (Exception exception)
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            return exception;
        }
    }

    // This thread is the writer's own: it may wait.
    FenceCheck CheckOf(CommitMember member) => FenceCheck.OfAsync(fence!, member.Seen, member.Rows.Select(x => x.Fenced), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    void Refuse(SqliteStatements statements, SqliteTransaction transaction, FenceCheck check)
    {
        if (!statements.Has(check, transaction))
            return;

        fence!.IsBehind();
        throw new FencedOffException();
    }

    static IEnumerable<RowChange> Ordered(IReadOnlyList<RowChange> rows) => rows.OrderBy(x => x.Kind);

    SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Somebody who waits for numbers.</summary>
    sealed record NumberRequest(int Count)
    {
        public TaskCompletionSource<long> Last { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
