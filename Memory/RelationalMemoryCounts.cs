using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory;

/// <summary>Counts rows; expired conversations do not count.</summary>
internal sealed class RelationalMemoryCounts(MarketingDbContext database, TimeProvider time) : IMemoryCounts
{
    public async Task<MemoryCounts> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return new MemoryCounts(
            await database.Set<RememberedConversation>().LongCountAsync(x => x.ExpiresAt > now, cancellationToken),
            await database.Set<RememberedLead>().LongCountAsync(cancellationToken),
            await database.Set<RememberedEpisode>().LongCountAsync(cancellationToken),
            await database.Set<RememberedFact>().LongCountAsync(cancellationToken));
    }
}
