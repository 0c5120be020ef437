using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory;

/// <summary>
/// A job that one instance does for all. It is moved on in the same commit as what it did: of two instances that find it due one saves, and nothing of the other is kept or sent.
/// </summary>
public static class SharedJobs
{
    /// <summary>Null when the job is not due. Otherwise it is moved on, with the save of what it did.</summary>
    public static async Task<SharedJob?> BeginJobAsync(
        this MarketingDbContext database, string name, DateTimeOffset now, TimeSpan interval, CancellationToken cancellationToken)
    {
        var job = await database.FindAsync<MemoryJob>([name], cancellationToken);
        if (job?.DueAt > now)
            return null;

        job ??= database.Add(new MemoryJob { Name = name }).Entity;
        job.DueAt = now + interval;
        job.Version++;
        return new SharedJob(database, job);
    }
}

/// <summary>A job under way.</summary>
public sealed class SharedJob
{
    readonly MarketingDbContext database;
    readonly MemoryJob job;

    internal SharedJob(MarketingDbContext database, MemoryJob job) => (this.database, this.job) = (database, job);

    /// <summary>False when another instance was faster: then nothing of this scope is saved.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Two who began at once: the second finds another version, or the same job made for the first time.
            if (await database.Set<MemoryJob>().AsNoTracking().AnyAsync(x => x.Name == job.Name && x.Version >= job.Version, cancellationToken))
                return false;

            throw;
        }
    }
}
