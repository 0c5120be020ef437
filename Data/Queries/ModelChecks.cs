using MarketingBus.Data.Learning;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads how models did while they scored.</summary>
public sealed class ModelChecks(MarketingDbContext database)
{
    /// <summary>The latest checks of a model, newest first.</summary>
    /// <param name="modelVersion">Of the model.</param>
    /// <param name="before">Only checks with a lower id; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public async Task<IReadOnlyList<ModelCheck>> ListAsync(string modelVersion, long? before, int limit, CancellationToken cancellationToken) =>
        await database.Set<ModelCheck>().AsNoTracking()
            .Where(x => x.ModelVersion == modelVersion && (before == null || x.Id < before))
            .OrderByDescending(x => x.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    /// <summary>The latest check of whichever model; null before the first.</summary>
    public Task<ModelCheck?> LatestAsync(CancellationToken cancellationToken) =>
        database.Set<ModelCheck>().AsNoTracking().OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellationToken);
}
