namespace MarketingBus.Platform.Messaging;

/// <summary>A message that its consumer could not deal with, kept whole with the reason.</summary>
public sealed class FaultedMessage
{
    public long Id { get; set; }

    public Guid MessageId { get; set; }

    public string Endpoint { get; set; } = null!;

    public string ContentType { get; set; } = null!;

    public string Body { get; set; } = null!;

    /// <summary>What the message said beside its body, as a JSON object; null when it said all in its body.</summary>
    public string? Headers { get; set; }

    public string ExceptionType { get; set; } = null!;

    public string Reason { get; set; } = null!;

    public DateTimeOffset FaultedAt { get; set; }
}
