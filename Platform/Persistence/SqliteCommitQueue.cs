using System.Collections.Concurrent;
using MarketingBus.Platform.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Persistence;

/// <summary>
/// SQLite has one writer. One thread owns the writing connection; what waits while it commits goes into the next transaction together, so that many messages share one fsync.
/// Each context is saved under a savepoint of its own, so that one that fails takes nobody with it.
/// </summary>
internal sealed class SqliteCommitQueue : ICommitQueue, IDisposable
{
    const int GroupLimit = 128;

    readonly string connectionString;
    readonly IOutboxNotification notification;
    readonly BlockingCollection<Save> waiting = [];
    readonly Thread writer;

    public SqliteCommitQueue(string connectionString, IOutboxNotification notification)
    {
        // Not from the pool: a connection that a failed commit left in doubt must not come back.
        this.connectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        this.notification = notification;
        writer = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        writer.Start();
    }

    public async Task<int> SaveAsync(GroupedDbContext context, bool acceptAllChanges, CancellationToken cancellationToken)
    {
        var save = new Save(context, cancellationToken);
        waiting.Add(save, cancellationToken);
        var rows = await save.Completion.Task;

        // Here and not on the writer's thread: others wait for that one, and what goes wrong here is this context's alone.
        if (acceptAllChanges)
            context.ChangeTracker.AcceptAllChanges();

        return rows;
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        writer.Join();
        waiting.Dispose();
    }

    void Run()
    {
        using var connection = new SqliteConnection(connectionString);
        var group = new List<Save>(GroupLimit);

        foreach (var first in waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < GroupLimit && waiting.TryTake(out var next))
                group.Add(next);

            Commit(connection, group);
            group.Clear();
        }
    }

    void Commit(SqliteConnection connection, List<Save> group)
    {
        try
        {
            if (connection.State != System.Data.ConnectionState.Open)
                connection.Open();

            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var save in group)
                save.Execute(connection, transaction);

            transaction.Commit();
        }
        catch (Exception exception)
        {
            // The transaction is lost as a whole: every member hears so and is redone by its own retry. A fresh connection follows.
            connection.Close();
            foreach (var save in group)
                save.Fail(exception);
        }

        foreach (var save in group)
            save.Complete(notification);
    }

    sealed class Save(GroupedDbContext context, CancellationToken cancellationToken)
    {
        Exception? failure;
        int rows;
        IReadOnlyCollection<string> destinations = [];

        // Continuations run elsewhere: the writer never executes a caller's code.
        public TaskCompletionSource<int> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Execute(SqliteConnection connection, SqliteTransaction transaction)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                failure = new OperationCanceledException(cancellationToken);
                return;
            }

            var own = context.Database.GetDbConnection();
            try
            {
                context.Database.SetDbConnection(connection, contextOwnsConnection: false);
                context.Database.UseTransaction(transaction);
                destinations = context.AddedDestinations();
                rows = context.SaveChanges(acceptAllChangesOnSuccess: false);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
            finally
            {
                context.Database.UseTransaction(null);
                context.Database.SetDbConnection(own, contextOwnsConnection: true);
            }
        }

        public void Fail(Exception exception) => failure ??= exception;

        public void Complete(IOutboxNotification notification)
        {
            if (failure is not null)
            {
                Completion.TrySetException(failure);
                return;
            }

            Completion.TrySetResult(rows);
            notification.Committed(destinations);
        }
    }
}
