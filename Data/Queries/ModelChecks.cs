using MarketingBus.Data.Learning;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads how models did while they scored.</summary>
public sealed class ModelChecks(MarketingDbContext database)
{
    /// <summary>The latest checks of a model, newest first.</summary>
    public async Task<IReadOnlyList<ModelCheck>> ListAsync(string modelVersion, int limit, CancellationToken cancellationToken) =>
        await database.Set<ModelCheck>().AsNoTracking()
            .Where(x => x.ModelVersion == modelVersion)
            .OrderByDescending(x => x.CheckedAt)
            .Take(limit)
            .ToListAsync(cancellationToken);

    /// <summary>The latest check of whichever model; null before the first.</summary>
    public Task<ModelCheck?> LatestAsync(CancellationToken cancellationToken) =>
        database.Set<ModelCheck>().AsNoTracking().OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellationToken);
}
