namespace MarketingBus.Contracts;

/// <summary>An upstream event was not accepted, with the reason for each field.</summary>
public sealed record EventRejected
{
    /// <summary>The event's own id where it had a readable one.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The event type that was tried, such as "LeadReceived".</summary>
    public required string EventType { get; init; }

    /// <summary>Messages by field path.</summary>
    public required IReadOnlyDictionary<string, string[]> Errors { get; init; }

    public required DateTimeOffset RejectedAt { get; init; }
}
