using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>Conversations as rows of the one database.</summary>
internal sealed class RelationalShortTermMemory(MarketingDbContext database, TimeProvider time) : IShortTermMemory
{
    readonly DbSet<RememberedConversation> conversations = database.Set<RememberedConversation>();

    public Task StoreAsync(
        string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        StoreAsync([new ConversationUpdate(conversationId, context, timeToLive)], cancellationToken);

    public async Task StoreAsync(IReadOnlyList<ConversationUpdate> updates, CancellationToken cancellationToken)
    {
        var ids = updates.Select(x => x.ConversationId).ToHashSet();
        await conversations.Where(x => ids.Contains(x.ConversationId)).LoadAsync(cancellationToken);
        var known = conversations.Local.Where(x => ids.Contains(x.ConversationId)).ToDictionary(x => x.ConversationId);

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

    void Merge(RememberedConversation conversation, ConversationUpdate update)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(update.TimeToLive, TimeSpan.Zero);

        var now = time.GetUtcNow();
        var context = conversation.ExpiresAt > now ? new Dictionary<string, JsonElement>(conversation.Context) : [];
        foreach (var (name, value) in update.Context)
            // The caller's document may be gone by the time that this is saved.
            context[name] = value.Clone();

        conversation.Context = context;
        conversation.StoredAt = now;
        conversation.ExpiresAt = now + update.TimeToLive;
        conversation.Version++;
    }
}
