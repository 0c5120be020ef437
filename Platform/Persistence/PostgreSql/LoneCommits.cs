using System.Collections.Concurrent;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence.Rows;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>
/// Commits members one by one, beside the groups and without holding them up: those of a group that failed as a whole, to find whose fault it is, and those that change a row which somebody else was
/// found to have locked. The latter wait for the lock as long as <see cref="DatabaseOptions.LockTimeout"/> says; then their callers hear of it, and come again after pauses of their own.
/// </summary>
internal sealed class LoneCommits(NpgsqlDataSource brief, NpgsqlDataSource patient, TimeProvider time) : IAsyncDisposable
{
    // Connections that both sources have to spare.
    const int Lanes = 2;

    static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(1);

    readonly LockedRows locked = new(time);
    readonly SemaphoreSlim waiting = new(Lanes);
    readonly ConcurrentDictionary<Task, byte> running = [];

    /// <summary>True for a member that would wait for a lock if it came into a group.</summary>
    public bool Concern(CommitMember member) => locked.Concern(member);

    /// <summary>Takes over members that failed together.</summary>
    public void Separate(IReadOnlyList<CommitMember> members, Exception cause) => Run(() => SeparateAsync(members, cause));

    /// <summary>Takes over a member that <see cref="Concern"/> was true for.</summary>
    public void Wait(CommitMember member) => Run(() => WaitAsync(member));

    public async ValueTask DisposeAsync()
    {
        // Who is separated may have to wait for a lock then.
        while (!running.IsEmpty)
            await Task.WhenAll(running.Keys);

        waiting.Dispose();
    }

    void Run(Func<Task> work)
    {
        var task = Task.Run(work);
        running.TryAdd(task, 0);
        _ = task.ContinueWith(x => running.TryRemove(x, out _), TaskScheduler.Default);
    }

    async Task SeparateAsync(IReadOnlyList<CommitMember> members, Exception cause)
    {
        var isTimeout = CommitFailure.IsTimeout(cause);
        var away = isTimeout && !await AnswersAsync() ? cause : null;
        await Parallel.ForEachAsync(members, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (member, _) =>
        {
            if (away is not null || (isTimeout && !MayBeRepeated(member)))
                member.Fail(CommitFailure.Meaning(away ?? cause));
            else if (await TryAsync(brief, member) is { } failure)
                away ??= ServersFault(member, failure);
        });
    }

    /// <summary>The member is told, or waits for its lock; the failure comes back when it says something about the others as well.</summary>
    Exception? ServersFault(CommitMember member, Exception failure)
    {
        if (CommitFailure.IsLock(failure))
        {
            locked.Note(member);
            Wait(member);
            return null;
        }

        member.Fail(CommitFailure.Meaning(failure));
        return ServerAway.Is(failure) ? failure : null;
    }

    async Task WaitAsync(CommitMember member)
    {
        await waiting.WaitAsync();
        try
        {
            if (member.Withdraw())
                return;

            if (await TryAsync(patient, member) is not { } failure)
                return;

            if (CommitFailure.IsLock(failure))
                locked.Note(member);
            member.Fail(CommitFailure.Meaning(failure));
        }
        finally
        {
            waiting.Release();
        }
    }

    /// <summary>Null once the rows are written, or nobody wants them any more.</summary>
    async Task<Exception?> TryAsync(NpgsqlDataSource source, CommitMember member)
    {
        if (member.Withdraw())
            return null;

        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await GroupedWrite.ExecuteAsync(connection, null, member.Rows, CancellationToken.None);
        }
        catch (Exception exception)
        {
            return exception;
        }

        locked.Free(member);
        member.Complete();
        return null;
    }

    /// <summary>
    /// Whether rows that may have been written may be written again: when the database refuses the second time (a key that is there, a version that has passed), or when nothing is added by it. Messages
    /// that are sent keep their ids, and who takes them knows them.
    /// </summary>
    static bool MayBeRepeated(CommitMember member) =>
        member.Rows.Any(x => x is { Kind: RowChangeKind.Insert, Table.Generated: null } or { Tokens: not null } or { Kind: RowChangeKind.Delete, MayBeGone: false })
        || member.Rows.All(x => x.Kind != RowChangeKind.Insert || x.Entity is OutboxMessage);

    /// <summary>Whether the server answers at all: when it does not, to ask for each member would take as long as that many timeouts.</summary>
    async Task<bool> AnswersAsync()
    {
        using var patience = new CancellationTokenSource(ProbePatience, time);
        try
        {
            await using var connection = await brief.OpenConnectionAsync(patience.Token);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }
}
