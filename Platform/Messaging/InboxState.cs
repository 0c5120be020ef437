namespace MarketingBus.Platform.Messaging;

/// <summary>A message that a consumer has dealt with, written in the transaction of its effects. Kept for at least <see cref="OutboxOptions.DuplicateDetectionWindow"/>.</summary>
public sealed class InboxState
{
    public Guid MessageId { get; set; }

    /// <summary>One per consumer and endpoint.</summary>
    public Guid ConsumerId { get; set; }

    public DateTimeOffset Consumed { get; set; }
}
