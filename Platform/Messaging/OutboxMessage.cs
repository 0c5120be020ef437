namespace MarketingBus.Platform.Messaging;

/// <summary>
/// A message that was written with the effects of its sender. On the in-memory transport there is a row for each endpoint, which leaves in the transaction of its consumer's effects; on a
/// broker there is one row, which leaves once the broker has it.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Given by the database. Where there is one writer it rises in the order of commits.</summary>
    public long SequenceNumber { get; set; }

    public Guid MessageId { get; set; }

    /// <summary>The queue's name on the in-memory transport, the address on a broker.</summary>
    public string Destination { get; set; } = null!;

    /// <summary>The contract's name, for people who look at the table.</summary>
    public string MessageType { get; set; } = null!;

    public string ContentType { get; set; } = null!;

    public byte[] Body { get; set; } = null!;

    /// <summary>What the message says beside its body, as a JSON object; null when it says all in its body.</summary>
    public string? Headers { get; set; }

    /// <summary>When it was sent, or last swept up in vain; later than now while a sweeper has it in hand.</summary>
    public DateTimeOffset SentTime { get; set; }
}
