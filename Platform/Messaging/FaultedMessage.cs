namespace MarketingBus.Platform.Messaging;

/// <summary>A message that its consumer could not deal with, kept whole with the reason: the embedded world's error queue.</summary>
public sealed class FaultedMessage
{
    public long Id { get; set; }

    public Guid MessageId { get; set; }

    public string Endpoint { get; set; } = null!;

    public string ContentType { get; set; } = null!;

    public string Body { get; set; } = null!;

    public string ExceptionType { get; set; } = null!;

    public string Reason { get; set; } = null!;

    public DateTimeOffset FaultedAt { get; set; }
}
