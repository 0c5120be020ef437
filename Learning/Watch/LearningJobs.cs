using MarketingBus.Data;
using MarketingBus.Data.Learning;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Learning.Watch;

/// <summary>
/// Jobs that one instance does for all. A job is moved on in the same commit as what it did: of two instances that find it due one saves, and nothing of the other is kept or sent.
/// </summary>
internal sealed class LearningJobs(MarketingDbContext database)
{
    public const string Watch = "watch";

    /// <summary>When the next retraining is due.</summary>
    public const string Retrain = "retrain";

    /// <summary>Until when somebody may be retraining.</summary>
    public const string Retraining = "retraining";

    readonly Dictionary<string, LearningJob?> read = [];

    /// <summary>Null when nobody has ever set it.</summary>
    public async Task<DateTimeOffset?> DueAtAsync(string name, CancellationToken cancellationToken) => (await ReadAsync(name, cancellationToken))?.DueAt;

    /// <summary>Written with the next save, which fails when somebody has set it since this scope first read it.</summary>
    public async Task SetAsync(string name, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var job = await ReadAsync(name, cancellationToken) ?? (read[name] = database.Add(new LearningJob { Name = name }).Entity);
        job.DueAt = dueAt;
        job.Version++;
    }

    /// <summary>False when another instance was faster: then nothing of this scope is saved.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException)
        {
            // Two who make the same job for the first time.
            var names = read.Keys.ToArray();
            var kept = await database.Set<LearningJob>().AsNoTracking().Where(x => names.Contains(x.Name)).ToListAsync(cancellationToken);
            if (kept.Exists(x => x.Version >= (read[x.Name]?.Version ?? 1)))
                return false;

            throw;
        }
    }

    // Read once: what is set must be what was found due, not what another has made of it meanwhile.
    async Task<LearningJob?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (!read.TryGetValue(name, out var job))
            read.Add(name, job = await database.FindAsync<LearningJob>([name], cancellationToken));

        return job;
    }
}
