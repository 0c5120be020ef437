using System.Text.Json;
using MarketingBus.Memory.ShortTerm;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Redis;

/// <summary>
/// Conversations in Redis. A write is done when the call returns, outside the caller's unit of work: a turn that comes again changes nothing.
/// </summary>
internal sealed class RedisShortTermMemory(RedisConnection redis, IOptions<ShortTermOptions> options, TimeProvider time) : IShortTermMemory
{
    public Task StoreAsync(
        string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        StoreAsync([new ConversationUpdate(conversationId, context, timeToLive)], cancellationToken);

    public async Task StoreAsync(IReadOnlyList<ConversationUpdate> updates, CancellationToken cancellationToken)
    {
        foreach (var update in updates)
            ConversationSize.Check(update, options.Value);

        var now = time.GetUtcNow();

        // Sent one behind the other on one connection, and so done in order, without waiting for each answer.
        await redis.AskAsync(async database =>
        {
            await Task.WhenAll([.. updates.Select(x => database.MergeAsync(x, options.Value, now)), database.ForgetEndedAsync(now)]);
            return updates.Count;
        }, cancellationToken);
    }

    public Task<ConversationContext?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        redis.AskAsync(database => database.FindAsync(conversationId, time.GetUtcNow()), cancellationToken);

    public Task<IReadOnlyCollection<string>> KeptAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        redis.AskAsync(database => database.KeptAsync(conversationIds), cancellationToken);

    public Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        conversationIds.Count == 0 ? Task.FromResult(0L) : redis.AskAsync(database => database.ForgetAsync(conversationIds), cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => redis.AskAsync(database => database.CountAsync(time.GetUtcNow()), cancellationToken);
}
