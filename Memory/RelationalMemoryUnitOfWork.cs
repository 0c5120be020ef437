using MarketingBus.Data;

namespace MarketingBus.Memory;

/// <summary>The scope's database context is the unit of work.</summary>
internal sealed class RelationalMemoryUnitOfWork(MarketingDbContext database) : IMemoryUnitOfWork
{
    public Task SaveAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
}
