using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>Turns what is sent into rows, one for each endpoint that will consume it.</summary>
internal sealed class OutboxRows(SubscriptionTable table, TimeProvider time)
{
    /// <summary>Empty when nobody durable listens: a temporary address, or an event that no endpoint takes.</summary>
    public IEnumerable<OutboxMessage> Of<T>(SendContext<T> context)
        where T : class
    {
        if (context.Delay is not null)
            throw new NotSupportedException($"{typeof(T).Name} was sent with a delay; deadlines are columns that a sweeper reads (docs/adr/0004-deadlines.md).");

        var messageId = context.MessageId ?? throw new MessageException(typeof(T), "A message needs an id to go through the outbox");
        string? body = null;
        foreach (var destination in DestinationsOf(context))
        {
            yield return new OutboxMessage
            {
                MessageId = messageId,
                Destination = destination,
                MessageType = typeof(T).Name,
                ContentType = (context.ContentType ?? context.Serializer.ContentType).ToString(),
                Body = body ??= context.Serializer.GetMessageBody(context).GetString(),
                SentTime = time.GetUtcNow(),
            };
        }
    }

    public bool IsTemporary(Uri? address) => address is not null && !IsPublish(address) && !table.IsDurable(address.NameOf());

    IEnumerable<string> DestinationsOf<T>(SendContext<T> context)
        where T : class
    {
        var address = context.DestinationAddress;
        if (address is null || IsPublish(address))
            return table.Subscribers(typeof(T));

        var endpoint = address.NameOf();
        return table.IsDurable(endpoint) ? [endpoint] : [];
    }

    // A message type's exchange is named "urn:message:..." or "Namespace:Type"; queue names have no colon.
    static bool IsPublish(Uri address) => address.NameOf().Contains(':', StringComparison.Ordinal);
}
