using System.Data.Common;
using System.Threading.Channels;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence.Rows;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>
/// One commit is under way at a time; what waits meanwhile goes into the next together, as one round trip and one transaction. When a group fails, its halves are tried apart, so
/// that in the end only the member that is at fault hears of it. What waits for others' locks, or for an answer that does not come, is left to <see cref="LoneCommits"/>.
/// </summary>
internal sealed class PostgreSqlCommitQueue : ICommitQueue, IAsyncDisposable
{
    const int GroupLimit = 128;

    readonly NpgsqlDataSource source;
    readonly ICommitFence? fence;
    readonly FencedWrite write;
    readonly PostgreSqlLoads loads;
    readonly LoneCommits lone;
    readonly Channel<CommitMember> waiting = Channel.CreateUnbounded<CommitMember>(new UnboundedChannelOptions { SingleReader = true });
    readonly Task running;

    public PostgreSqlCommitQueue(PostgreSqlSources sources, ICommitFence? fence, TimeProvider time)
    {
        source = sources.Grouped;
        this.fence = fence;
        write = new FencedWrite(fence);
        lone = new LoneCommits(write, sources.Grouped, sources.Patient, time);
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
        var check = fence is null ? null : await FenceCheck.OfAsync(fence, seen, all, cancellationToken);
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
        await lone.DisposeAsync();
        await loads.DisposeAsync();
    }

    async Task RunAsync()
    {
        await foreach (var group in waiting.Reader.ReadGroupsAsync(GroupLimit))
        {
            var members = new List<CommitMember>(group.Count);
            foreach (var member in group.Where(x => !x.Withdraw()))
            {
                if (lone.Concern(member))
                    lone.Wait(member);
                else
                    members.Add(member);
            }

            await CommitAsync(members.ToArray());
        }
    }

    async Task CommitAsync(ArraySegment<CommitMember> members, bool isSecondTry = false)
    {
        if (members.Count == 0)
            return;

        var isOpen = false;
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            isOpen = true;
            await write.ExecuteAsync(connection, members);
        }
        catch (Exception exception) when (isOpen && (CommitFailure.IsLock(exception) || (members.Count > 1 && (CommitFailure.IsTimeout(exception) || CommitFailure.IsOurs(exception)))))
        {
            // To find the one here would hold up everybody who comes meanwhile.
            lone.Separate(members, exception);
            return;
        }
        catch (PostgresException exception) when (exception.IsTransient && !isSecondTry)
        {
            // A deadlock, or a server that is about to stop: nobody's fault, and nothing was written.
            await CommitAsync(members, isSecondTry: true);
            return;
        }
        catch (PostgresException exception) when (members.Count > 1 && !ServerAway.Is(exception))
        {
            var half = members.Count / 2;
            await CommitAsync(members[..half]);
            await CommitAsync(members[half..]);
            return;
        }
        catch (Exception exception)
        {
            // When the connection broke, the rows may have been written or not: each member's message comes again, and the inbox knows.
            foreach (var member in members)
                member.Fail(CommitFailure.Meaning(exception));
            return;
        }

        foreach (var member in members)
            member.Complete();
    }
}
