using System.Text.Json;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>What is being talked about in a conversation, forgotten after its time to live.</summary>
public interface IShortTermMemory
{
    /// <summary>Merges into the conversation's context (newer values win) and starts its time to live anew. What was changed longest ago is forgotten where there is too much of it.</summary>
    /// <exception cref="ConversationTooLargeException">This turn alone is larger than a conversation may be.</exception>
    Task StoreAsync(string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken);

    /// <summary>The same for many, in order; a store that can loads them together.</summary>
    async Task StoreAsync(IReadOnlyList<ConversationUpdate> updates, CancellationToken cancellationToken)
    {
        foreach (var update in updates)
            await StoreAsync(update.ConversationId, update.Context, update.TimeToLive, cancellationToken);
    }

    /// <summary>Null when nothing is known or its time is over. It is over at the moment that <see cref="ConversationContext.ExpiresAt"/> says; of a sliding conversation a read moves it on.</summary>
    Task<ConversationContext?> GetAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Which of these conversations are kept. No read in the sense of <see cref="GetAsync"/>: it prolongs nothing.</summary>
    Task<IReadOnlyCollection<string>> KeptAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken);

    /// <summary>Removes conversations at once, whatever is left of their time.</summary>
    /// <returns>Conversations that were there.</returns>
    Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken);
}

/// <summary>A conversation's context and when it will be forgotten, UTC.</summary>
public sealed record ConversationContext(
    string ConversationId, IReadOnlyDictionary<string, JsonElement> Context, DateTimeOffset StoredAt, DateTimeOffset ExpiresAt);
