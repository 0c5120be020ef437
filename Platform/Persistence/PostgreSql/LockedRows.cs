using System.Collections.Concurrent;
using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>Rows that somebody else's transaction was found to hold, for a while: who changes one of them would hold up a group.</summary>
internal sealed class LockedRows(TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<(TableMap Table, RowKey Key), DateTimeOffset> rows = [];

    public bool Concern(CommitMember member)
    {
        if (rows.IsEmpty)
            return false;

        var now = time.GetUtcNow();
        return KeysOf(member).Any(x => rows.TryGetValue(x, out var until) && until > now);
    }

    /// <summary>Which of its rows it was is not known: all are looked at.</summary>
    public void Note(CommitMember member)
    {
        var now = time.GetUtcNow();
        foreach (var (row, until) in rows)
        {
            if (until <= now)
                rows.TryRemove(row, out _);
        }

        foreach (var row in KeysOf(member))
            rows[row] = now + Kept;
    }

    public void Free(CommitMember member)
    {
        foreach (var row in KeysOf(member))
            rows.TryRemove(row, out _);
    }

    /// <summary>A row that is new under a key of the database's own is nobody else's.</summary>
    static IEnumerable<(TableMap Table, RowKey Key)> KeysOf(CommitMember member) =>
        from row in member.Rows
        where row is not { Kind: RowChangeKind.Insert, Table.Generated: not null }
        select (row.Table, row.Table.PrimaryKey.In(row.Values));
}
