using MarketingBus.Data;

namespace MarketingBus.Memory;

/// <summary>The scope's database context is the unit of work.</summary>
internal sealed class RelationalMemoryUnitOfWork(MarketingDbContext database) : IMemoryUnitOfWork
{
    const int Tries = 30;
    const int LongestWait = 64; // milliseconds

    public Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken) => database.RepeatOnConflictAsync(async attempt =>
    {
        // Of many who write one row at once one is saved at a time: those who lost come again at different moments.
        if (attempt > 1)
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(Math.Min(1 << Math.Min(attempt, 6), LongestWait))), TimeProvider.System, cancellationToken);

        await write(cancellationToken);
        return await database.SaveChangesAsync(cancellationToken);
    }, Tries);

    public Task SaveAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
}
