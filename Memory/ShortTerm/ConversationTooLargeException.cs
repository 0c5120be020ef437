namespace MarketingBus.Memory.ShortTerm;

/// <summary>One turn holds more than a whole conversation may.</summary>
public sealed class ConversationTooLargeException(long bytes, int limit)
    : Exception($"A turn of {bytes:N0} bytes is larger than a conversation may be ({limit:N0}, Memory:ShortTerm:SizeLimit).");
