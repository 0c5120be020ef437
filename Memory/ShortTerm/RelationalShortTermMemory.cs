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

        if (conversation is null)
            return null;

        if (conversation.SlidingMilliseconds is { } milliseconds)
            conversation.ExpiresAt = await ProlongAsync(conversation, now.AddMilliseconds(milliseconds), cancellationToken);
        return new ConversationContext(conversation.ConversationId, conversation.Context, conversation.StoredAt, conversation.ExpiresAt);
    }

    public async Task<IReadOnlyCollection<string>> KeptAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        await conversations.Where(x => conversationIds.Contains(x.ConversationId)).Select(x => x.ConversationId).ToListAsync(cancellationToken);

    public async Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        await conversations.Where(x => conversationIds.Contains(x.ConversationId)).ExecuteDeleteAsync(cancellationToken);

    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await conversations.LongCountAsync(x => x.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Done when the call returns, whatever becomes of the reader's unit of work. A write that comes between has the last word.</summary>
    async Task<DateTimeOffset> ProlongAsync(RememberedConversation read, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until > read.ExpiresAt)
            await conversations.Where(x => x.ConversationId == read.ConversationId && x.Version == read.Version && x.ExpiresAt < until)
                .ExecuteUpdateAsync(x => x.SetProperty(c => c.ExpiresAt, until), cancellationToken);

        return until > read.ExpiresAt ? until : read.ExpiresAt;
    }

    void Merge(RememberedConversation conversation, ConversationUpdate update)
    {
        ConversationSize.Check(update, options.Value);
        var now = time.GetUtcNow();
        var earlier = conversation.ExpiresAt > now ? conversation.Context.Where(x => !update.Context.ContainsKey(x.Key)) : [];

        // What changed last is kept last, and the caller's document may be gone by the time that this is saved.
        var changed = update.Context.Select(x => KeyValuePair.Create(x.Key, x.Value.Clone()));
        conversation.Context = ConversationSize.Newest(earlier.Concat(changed).TakeLast(options.Value.NameLimit), options.Value.SizeLimit);
        conversation.StoredAt = now;
        conversation.ExpiresAt = now + update.TimeToLive;
        conversation.SlidingMilliseconds = (long?)update.SlidingTime(options.Value)?.TotalMilliseconds;
        conversation.Version++;
    }
}
