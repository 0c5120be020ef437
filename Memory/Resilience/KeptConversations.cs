using MarketingBus.Contracts;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Redis;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Memory.Resilience;

/// <summary>Turns that were kept for Redis, which knows by their ids those that it has.</summary>
internal sealed class KeptConversations(RedisConnection redis, RedisShortTermMemory store, TimeProvider time) : IKeptWriteTarget
{
    public MemoryType Memory => MemoryType.ShortTerm;

    public Task LookAsync(CancellationToken cancellationToken) => redis.AskAsync(x => x.PingAsync(), cancellationToken);

    public Task ApplyAsync(IReadOnlyList<KeptMemoryWrite> writes, CancellationToken cancellationToken)
    {
        // Its time to live runs from when it was said, not from now.
        var now = time.GetUtcNow();
        return store.StoreAsync(
            [.. writes.Where(x => x.EndsAt > now).Select(x => KeptWrites.Read<ConversationUpdate>(x) with { TimeToLive = x.EndsAt!.Value - now })], cancellationToken);
    }
}
