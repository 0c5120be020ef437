using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>Writes the rows of members as one transaction that does not pass over what the fence's log has got since they began.</summary>
internal sealed class FencedWrite(ICommitFence? fence)
{
    /// <exception cref="PostgresException">The database refused a row, or one of them is about what was logged (<see cref="GroupedWrite.FencedOff"/>).</exception>
    public async Task ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<CommitMember> members)
    {
        try
        {
            await WriteAsync(connection, members, fence is null ? null : new FenceCheck(fence.Log, members.Min(x => x.Seen), Keys: null));
        }
        catch (PostgresException exception) when (exception.SqlState == GroupedWrite.FencedOff)
        {
            // Something was logged since one of them began: now it matters whom it is about.
            fence!.IsBehind();
            await WriteAsync(connection, members, await FenceCheck.OfAsync(fence, members.Min(x => x.Seen), members.SelectMany(x => x.Rows).Select(x => x.Fenced), CancellationToken.None));
        }
    }

    static Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<CommitMember> members, FenceCheck? check) =>
        GroupedWrite.ExecuteAsync(connection, null, [.. members.SelectMany(x => x.Rows)], check, CancellationToken.None);
}
