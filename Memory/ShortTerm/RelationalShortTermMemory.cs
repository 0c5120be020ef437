using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>Conversations as rows of the one database.</summary>
internal sealed class RelationalShortTermMemory(MarketingDbContext database, IOptions<ShortTermOptions> options, TimeProvider time)
    : IShortTermMemory, IConversationCount
{
    readonly DbSet<RememberedConversation> conversations = database.Set<RememberedConversation>();

    public Task StoreAsync(
        string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        StoreAsync([new ConversationUpdate(conversationId, context, timeToLive)], cancellationToken);

    public async Task StoreAsync(IReadOnlyList<ConversationUpdate> updates, CancellationToken cancellationToken)
    {
        var known = await database.FindAllAsync(updates.Select(x => x.ConversationId), (RememberedConversation x) => x.ConversationId, cancellationToken);
        foreach (var update in updates)
        {
            if (!known.TryGetValue(update.ConversationId, out var conversation))
            {
                conversation = new RememberedConversation { ConversationId = update.ConversationId };
                known.Add(update.ConversationId, conversation);
                conversations.Add(conversation);
            }

            Merge(conversation, update);
        }
    }

    public async Task<ConversationContext?> GetAsync(string conversationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var conversation = await conversations.AsNoTracking()
            .FirstOrDefaultAsync(x => x.ConversationId == conversationId && x.ExpiresAt > now, cancellationToken);

        return conversation is null
            ? null
            : new ConversationContext(conversation.ConversationId, conversation.Context, conversation.StoredAt, conversation.ExpiresAt);
    }

    public async Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        await conversations.Where(x => conversationIds.Contains(x.ConversationId)).ExecuteDeleteAsync(cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return conversations.LongCountAsync(x => x.ExpiresAt > now, cancellationToken);
    }

    void Merge(RememberedConversation conversation, ConversationUpdate update)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(update.TimeToLive, TimeSpan.Zero);

        var now = time.GetUtcNow();
        var earlier = conversation.ExpiresAt > now ? conversation.Context.Where(x => !update.Context.ContainsKey(x.Key)) : [];

        // What changed last is kept last, and the caller's document may be gone by the time that this is saved.
        var changed = update.Context.Select(x => KeyValuePair.Create(x.Key, x.Value.Clone()));
        conversation.Context = earlier.Concat(changed).TakeLast(options.Value.NameLimit).ToDictionary();
        conversation.StoredAt = now;
        conversation.ExpiresAt = now + update.TimeToLive;
        conversation.Version++;
    }
}
