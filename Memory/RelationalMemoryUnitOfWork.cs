using MarketingBus.Data;

namespace MarketingBus.Memory;

/// <summary>The scope's database context is the unit of work.</summary>
internal sealed class RelationalMemoryUnitOfWork(MarketingDbContext database) : IMemoryUnitOfWork
{
    const int Tries = 10;

    public Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken) => database.RepeatOnConflictAsync(async _ =>
    {
        await write(cancellationToken);
        return await database.SaveChangesAsync(cancellationToken);
    }, Tries);

    public Task SaveAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
}
