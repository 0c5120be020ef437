using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>Turns what is sent into rows of the outbox.</summary>
internal sealed class OutboxRows(IOutboxRouting routing, TimeProvider time)
{
    /// <summary>Empty when nobody durable listens.</summary>
    public IEnumerable<OutboxMessage> Of<T>(SendContext<T> context)
        where T : class
    {
        if (context.Delay is not null)
            throw new NotSupportedException($"{typeof(T).Name} was sent with a delay; deadlines are columns that a sweeper reads (docs/adr/0004-deadlines.md).");

        var messageId = context.MessageId ?? throw new MessageException(typeof(T), "A message needs an id to go through the outbox");
        var sent = time.GetUtcNow();
        byte[]? body = null;
        string? headers = null;
        foreach (var destination in routing.DestinationsOf(context))
        {
            yield return new OutboxMessage
            {
                MessageId = messageId,
                Destination = destination,
                MessageType = typeof(T).Name,
                ContentType = (context.ContentType ?? context.Serializer.ContentType).ToString(),
                Body = body ??= context.Serializer.GetMessageBody(context).GetBytes(),
                Headers = headers ??= StoredHeaders.Of(context, sent),
                SentTime = sent,
            };
        }
    }

    /// <summary>True for the address of somebody who waits for an answer now: when he is gone, so is its use.</summary>
    public bool IsTemporary(Uri? address) => address is not null && routing.IsTemporary(address);
}
