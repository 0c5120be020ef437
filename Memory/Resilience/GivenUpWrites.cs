using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Resilience;

/// <summary>What an operator can do about writes that a memory's store answered and would not take, however often they were tried.</summary>
public sealed class GivenUpWrites(MarketingDbContext database)
{
    public IQueryable<KeptMemoryWrite> All => database.Set<KeptMemoryWrite>().AsNoTracking().Where(x => x.GivenUpAt != null);

    /// <summary>Has it tried again as often as a new one, before what waits for its key. False when there is none, or somebody was faster.</summary>
    public async Task<bool> RetryAsync(long id, CancellationToken cancellationToken) => await RetryAsync(All.Where(x => x.Id == id), cancellationToken) > 0;

    /// <summary>The same for those that were kept first; returns how many there were.</summary>
    public async Task<int> RetryAllAsync(int limit, CancellationToken cancellationToken)
    {
        var first = await All.OrderBy(x => x.Id).Take(limit).Select(x => x.Id).ToListAsync(cancellationToken);
        return await RetryAsync(All.Where(x => first.Contains(x.Id)), cancellationToken);
    }

    /// <summary>Forgets it for good. False when there is none, or somebody was faster.</summary>
    public async Task<bool> DiscardAsync(long id, CancellationToken cancellationToken) => await All.Where(x => x.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;

    static Task<int> RetryAsync(IQueryable<KeptMemoryWrite> writes, CancellationToken cancellationToken) => writes.ExecuteUpdateAsync(x => x
        .SetProperty(kept => kept.Failures, 0)
        .SetProperty(kept => kept.GivenUpAt, (DateTimeOffset?)null), cancellationToken);
}
