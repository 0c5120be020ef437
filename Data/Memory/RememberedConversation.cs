using System.Text.Json;

namespace MarketingBus.Data.Memory;

/// <summary>A conversation's context until it expires. Written by Memory.</summary>
public sealed class RememberedConversation
{
    public string ConversationId { get; set; } = null!;

    public IReadOnlyDictionary<string, JsonElement> Context { get; set; } = new Dictionary<string, JsonElement>();

    public DateTimeOffset StoredAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Milliseconds that a read prolongs it by; null when reads do not.</summary>
    public long? SlidingMilliseconds { get; set; }

    /// <summary>Rises with every change: of two that change the context at once, the second is redone on what the first left.</summary>
    public int Version { get; set; }
}
