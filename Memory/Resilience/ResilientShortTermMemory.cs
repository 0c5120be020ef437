using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Memory.Redis;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Memory.Resilience;

/// <summary>Conversations in Redis, or without it: then nothing is known, and what is said is kept.</summary>
internal sealed class ResilientShortTermMemory(
    RedisShortTermMemory store, StoreCircuits circuits, KeptWrites kept, MissingMemories missing, MemoryMetrics metrics, TimeProvider time)
    : IShortTermMemory, IConversationCount
{
    readonly StoreCircuit circuit = circuits.Of(MemoryType.ShortTerm);

    public Task StoreAsync(
        string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        StoreAsync([new ConversationUpdate(conversationId, context, timeToLive)], cancellationToken);

    public async Task StoreAsync(IReadOnlyList<ConversationUpdate> updates, CancellationToken cancellationToken)
    {
        if (updates.Count == 0)
            return;

        // A call that was given up may have been heard: by its id the turn is known when it is applied.
        var turns = updates.Select(x => x.TurnId is null ? x with { TurnId = $"kept {Guid.CreateVersion7(time.GetUtcNow())}" } : x).ToList();
        var waiting = await kept.WaitingAsync(MemoryType.ShortTerm, turns.Select(x => x.ConversationId), cancellationToken);
        var direct = turns.Where(x => !waiting.Contains(x.ConversationId)).ToList();
        var left = turns.Where(x => waiting.Contains(x.ConversationId));
        if (direct is not [] && !await TryStoreAsync(direct, cancellationToken))
            left = turns;

        foreach (var turn in left)
            Keep(turn);
    }

    public async Task<ConversationContext?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        (await AskAsync(token => store.GetAsync(conversationId, token), cancellationToken)).Value;

    /// <exception cref="MemoryAwayException">The store does not answer, which is not to say that nothing is there.</exception>
    public async Task<IReadOnlyCollection<string>> KeptAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken)
    {
        var known = await circuit.AskAsync(token => store.KeptAsync(conversationIds, token), cancellationToken);
        return known.IsGiven ? known.Value! : throw new MemoryAwayException(MemoryType.ShortTerm);
    }

    /// <exception cref="MemoryAwayException">The store does not answer: who forgets has to know that nothing was forgotten.</exception>
    public async Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken)
    {
        var forgotten = await circuit.AskAsync(token => store.ForgetAsync(conversationIds, token), cancellationToken);
        return forgotten.IsGiven ? forgotten.Value : throw new MemoryAwayException(MemoryType.ShortTerm);
    }

    public async Task<long?> CountAsync(CancellationToken cancellationToken) =>
        (await AskAsync<long?>(async token => await store.CountAsync(token), cancellationToken)).Value;

    async Task<bool> TryStoreAsync(IReadOnlyList<ConversationUpdate> turns, CancellationToken cancellationToken) => (await circuit.AskAsync(async token =>
    {
        await store.StoreAsync(turns, token);
        return true;
    }, cancellationToken)).IsGiven;

    async Task<StoreAnswer<T>> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var answer = await circuit.AskAsync(ask, cancellationToken);
        if (!answer.IsGiven)
        {
            missing.Note(MemoryType.ShortTerm);
            metrics.Missing(MemoryType.ShortTerm);
        }

        return answer;
    }

    void Keep(ConversationUpdate turn)
    {
        missing.Note(MemoryType.ShortTerm);
        kept.Keep(MemoryType.ShortTerm, turn.ConversationId, turn, time.GetUtcNow() + turn.TimeToLive);
    }
}
