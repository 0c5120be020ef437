using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Memory.Redis;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Memory.Resilience;

/// <summary>Conversations in Redis, or without it: then nothing is known, and what is said is kept.</summary>
internal sealed class ResilientShortTermMemory(RedisShortTermMemory store, StoreCalls calls, TimeProvider time) : IShortTermMemory, IConversationCount
{
    public Task StoreAsync(
        string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        StoreAsync([new ConversationUpdate(conversationId, context, timeToLive)], cancellationToken);

    public async Task StoreAsync(IReadOnlyList<ConversationUpdate> updates, CancellationToken cancellationToken)
    {
        if (updates.Count == 0)
            return;

        // A call that was given up may have been heard: by its id the turn is known when it is applied.
        var turns = updates.Select(x => x.TurnId is null ? x with { TurnId = $"kept {Guid.CreateVersion7(time.GetUtcNow())}" } : x).ToList();
        await calls.WriteAsync(MemoryType.ShortTerm, turns, x => x.ConversationId, store.StoreAsync, x => time.GetUtcNow() + x.TimeToLive, cancellationToken);
    }

    public Task<ConversationContext?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        calls.AskAsync(MemoryType.ShortTerm, token => store.GetAsync(conversationId, token), cancellationToken);

    public Task<IReadOnlyCollection<string>> KeptAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        calls.DemandAsync(MemoryType.ShortTerm, token => store.KeptAsync(conversationIds, token), cancellationToken);

    public Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        calls.DemandAsync(MemoryType.ShortTerm, token => store.ForgetAsync(conversationIds, token), cancellationToken);

    public Task<long?> CountAsync(CancellationToken cancellationToken) =>
        calls.AskAsync<long?>(MemoryType.ShortTerm, async token => await store.CountAsync(token), cancellationToken);
}
