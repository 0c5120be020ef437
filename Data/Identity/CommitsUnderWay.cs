using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>
/// Commits that may have looked at the tombstones before the newest were committed. Each holds a lock of the table from before its look until its end: whoever holds one now is waited for, and whoever
/// comes later sees the tombstones. SQLite has one writer, and so none.
/// </summary>
public static class CommitsUnderWay
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>False when one of them has not ended by then, such as that of a process that stands still: it may bring back what is erased meanwhile.</summary>
    public static async Task<bool> HaveEndedAsync(this MarketingDbContext database, TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!database.Database.IsNpgsql())
            return true;

        var began = time.GetTimestamp();
        var left = await HoldersAsync(database, cancellationToken);
        while (left.Count > 0)
        {
            if (time.GetElapsedTime(began) > atMost)
                return false;

            await Task.Delay(Pause, time, cancellationToken);
            left.IntersectWith(await HoldersAsync(database, cancellationToken));
        }

        return true;
    }

    static async Task<HashSet<string>> HoldersAsync(MarketingDbContext database, CancellationToken cancellationToken) =>
        [.. await database.Database.SqlQuery<string>($"""
            SELECT virtualtransaction AS "Value" FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'identity.tombstones'::regclass AND mode = 'RowShareLock'
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """).ToListAsync(cancellationToken)];
}
