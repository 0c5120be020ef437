using System.Data.Common;
using System.Threading.Channels;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>
/// One commit is under way at a time; what waits meanwhile goes into the next together, as one round trip and one transaction. When a group fails, its halves are tried apart, so
/// that in the end only the member that is at fault hears of it.
/// </summary>
internal sealed class PostgreSqlCommitQueue : ICommitQueue, IAsyncDisposable
{
    const int GroupLimit = 128;

    readonly NpgsqlDataSource source;
    readonly ICommitFence? fence;
    readonly PostgreSqlLoads loads;
    readonly Channel<CommitMember> waiting = Channel.CreateUnbounded<CommitMember>(new UnboundedChannelOptions { SingleReader = true });
    readonly Task running;

    public PostgreSqlCommitQueue(NpgsqlDataSource source, ICommitFence? fence)
    {
        this.source = source;
        this.fence = fence;
        loads = new PostgreSqlLoads(source);
        running = Task.Run(RunAsync);
    }

    public Task CommitAsync(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken)
    {
        var member = new CommitMember(rows, seen, cancellationToken);
        return waiting.Writer.TryWrite(member) ? member.Completion : throw new ObjectDisposedException(nameof(PostgreSqlCommitQueue));
    }

    public Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) =>
        loads.LoadAsync(key, keys, cancellationToken);

    public async Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, IEnumerable<FencedRow> all, long seen, CancellationToken cancellationToken)
    {
        // By keys at once: an error ends the transaction, and a second look is not to be had.
        var check = fence is null ? null : new FenceCheck(fence.Log, seen, await fence.KeysOfAsync(all, cancellationToken));
        try
        {
            await GroupedWrite.ExecuteAsync((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction, rows, check, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == GroupedWrite.FencedOff)
        {
            fence!.IsBehind();
            throw new FencedOffException(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
        await loads.DisposeAsync();
    }

    async Task RunAsync()
    {
        await foreach (var group in waiting.Reader.ReadGroupsAsync(GroupLimit))
            await CommitAsync(group.Where(x => !x.Withdraw()).ToArray());
    }

    async Task CommitAsync(ArraySegment<CommitMember> members, bool isSecondTry = false, bool byKeys = false)
    {
        if (members.Count == 0)
            return;

        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await GroupedWrite.ExecuteAsync(connection, null, [.. members.SelectMany(x => x.Rows)], await CheckAsync(members, byKeys), CancellationToken.None);
        }
        catch (PostgresException exception) when (exception.SqlState == GroupedWrite.FencedOff && !byKeys)
        {
            // Something was logged since one of them began: now it matters whom it is about.
            fence!.IsBehind();
            await CommitAsync(members, byKeys: true);
            return;
        }
        catch (PostgresException exception) when (exception.IsTransient && !isSecondTry)
        {
            // A deadlock, or a server that is about to stop: nobody's fault, and nothing was written.
            await CommitAsync(members, isSecondTry: true, byKeys);
            return;
        }
        catch (PostgresException) when (members.Count > 1)
        {
            var half = members.Count / 2;
            await CommitAsync(members[..half], byKeys: byKeys);
            await CommitAsync(members[half..], byKeys: byKeys);
            return;
        }
        catch (Exception exception)
        {
            // When the connection broke, the rows may have been written or not: each member's message comes again, and the inbox knows.
            foreach (var member in members)
                member.Fail(Meaning(exception));
            return;
        }

        foreach (var member in members)
            member.Complete();
    }

    async ValueTask<FenceCheck?> CheckAsync(ArraySegment<CommitMember> members, bool byKeys) => fence is null
        ? null
        : new FenceCheck(fence.Log, members.Min(x => x.Seen), byKeys ? await fence.KeysOfAsync(members.SelectMany(x => x.Rows).Select(x => x.Fenced), CancellationToken.None) : null);

    static Exception Meaning(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DivisionByZero } => new DbUpdateConcurrencyException("A row was changed or removed by somebody else.", exception),
        PostgresException { SqlState: GroupedWrite.FencedOff } => new FencedOffException(exception),
        DbException => new DbUpdateException($"The rows could not be written: {exception.Message}", exception),
        _ => exception,
    };
}
