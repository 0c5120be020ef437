using System.Text.Json;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>What to merge into one conversation's context, and how long to keep it from now on.</summary>
public sealed record ConversationUpdate(string ConversationId, IReadOnlyDictionary<string, JsonElement> Context, TimeSpan TimeToLive);
