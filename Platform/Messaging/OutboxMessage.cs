namespace MarketingBus.Platform.Messaging;

/// <summary>A message on its way to one endpoint. It is written with the sender's effects and leaves in the transaction of its consumer's.</summary>
public sealed class OutboxMessage
{
    /// <summary>Rises in the order of commits.</summary>
    public long SequenceNumber { get; set; }

    public Guid MessageId { get; set; }

    /// <summary>The queue's name.</summary>
    public string Destination { get; set; } = null!;

    /// <summary>The contract's name, for people who look at the table.</summary>
    public string MessageType { get; set; } = null!;

    public string ContentType { get; set; } = null!;

    public string Body { get; set; } = null!;

    public DateTimeOffset SentTime { get; set; }
}
