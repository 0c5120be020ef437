using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory;

/// <summary>The scope's database context is the unit of work.</summary>
internal sealed class RelationalMemoryUnitOfWork(MarketingDbContext database) : IMemoryUnitOfWork
{
    const int Tries = 10;

    public async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write(cancellationToken);
                await SaveAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                database.ChangeTracker.Clear();
            }
        }
    }

    public Task SaveAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
}
