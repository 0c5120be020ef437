using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory;

/// <summary>Counts rows, and conversations and facts where they are kept; those that have ended do not count.</summary>
internal sealed class RelationalMemoryCounts(MarketingDbContext database, IConversationCount conversations, IFactTotal facts) : IMemoryCounts
{
    public async Task<MemoryCounts> CountAsync(CancellationToken cancellationToken) => new(
        await conversations.CountAsync(cancellationToken),
        await database.Set<RememberedLead>().LongCountAsync(cancellationToken),
        await database.Set<RememberedEpisode>().LongCountAsync(cancellationToken),
        await facts.CountAsync(cancellationToken));
}
