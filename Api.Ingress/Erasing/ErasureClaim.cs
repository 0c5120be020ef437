using MarketingBus.Data;
using MarketingBus.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Erasures that one process works on together. Those that it does not bring to its end are due again when the lease is over.</summary>
/// <param name="Erasures">Who was asked for; another process may have been faster with some of them.</param>
/// <param name="Until">The end of the lease, by which a process knows its own.</param>
internal sealed record ErasureClaim(IReadOnlyList<Guid> Erasures, DateTimeOffset Until)
{
    // Longer than a pass takes, however many stores are away.
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Those who failed least often come first. Null when nobody is due.</summary>
    public static async Task<ErasureClaim?> TakeAsync(MarketingDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = database.Set<Erasure>().Where(x => x.DueAt != null && x.DueAt <= now);
        var first = await due.OrderBy(x => x.Attempts).Select(x => (int?)x.Attempts).FirstOrDefaultAsync(cancellationToken);
        if (first is null)
            return null;

        // Of two processes at the same moment each gets a lease of its own.
        var until = now + Lease + TimeSpan.FromMilliseconds(Random.Shared.Next(60_000));
        var attempts = Math.Max(first.Value, ErasurePlan.Patience);
        var sought = await due.Where(x => x.Attempts <= attempts).OrderBy(x => x.DueAt).Take(ErasurePlan.Together(attempts)).Select(x => x.ErasureId).ToListAsync(cancellationToken);
        // The attempt counts from its beginning: one that the process does not survive, or that nobody foresaw, is one too.
        await due.Where(x => sought.Contains(x.ErasureId))
            .ExecuteUpdateAsync(x => x.SetProperty(e => e.DueAt, until).SetProperty(e => e.Attempts, e => e.Attempts + 1).SetProperty(e => e.Version, e => e.Version + 1), cancellationToken);
        return new ErasureClaim(sought, until);
    }

    /// <summary>Those that are this process's own, tracked.</summary>
    public Task<List<Erasure>> ReadAsync(MarketingDbContext database, CancellationToken cancellationToken) =>
        database.Set<Erasure>().Where(x => Erasures.Contains(x.ErasureId) && x.DueAt == Until).ToListAsync(cancellationToken);
}
