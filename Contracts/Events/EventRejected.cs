namespace MarketingBus.Contracts;

/// <summary>An upstream event was not accepted, with the reason for each field.</summary>
[Announcement]
public sealed record EventRejected
{
    /// <summary>The event's own id where it had a readable one.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The event type that was tried, such as "LeadReceived"; of an unknown one, its own name.</summary>
    public required string EventType { get; init; }

    /// <summary>What is wrong with the event as a whole; null where <see cref="Errors"/> says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>Messages by field path.</summary>
    public required IReadOnlyDictionary<string, string[]> Errors { get; init; }

    /// <summary>Who sent it, where that is known.</summary>
    public string? SourceSystem { get; init; }

    /// <summary>The id that its sender gave it: a CloudEvent's id, else the message's.</summary>
    public string? OriginalId { get; init; }

    /// <summary>The queue where the message is kept as it came; null when the sender was answered and still has it.</summary>
    public string? KeptIn { get; init; }

    public required DateTimeOffset RejectedAt { get; init; }
}
