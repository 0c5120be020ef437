using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery.Broker;

/// <summary>One row for each message: the broker copies it to the queues.</summary>
internal sealed class BrokerRouting : IOutboxRouting
{
    public IEnumerable<string> DestinationsOf<T>(SendContext<T> context)
        where T : class =>
        [(context.DestinationAddress ?? throw new MessageException(typeof(T), "A message needs an address to go through the outbox")).ToString()];

    public bool IsTemporary(Uri address) => address.Query.Contains("temporary=true", StringComparison.OrdinalIgnoreCase);
}
