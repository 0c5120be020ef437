using MarketingBus.Platform.Messaging.Transport;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>A row for each endpoint that will consume the message: the row is the queue.</summary>
internal sealed class EndpointRouting(SubscriptionTable table) : IOutboxRouting
{
    public IEnumerable<string> DestinationsOf<T>(SendContext<T> context)
        where T : class
    {
        var address = context.DestinationAddress;
        if (address is null || IsPublish(address))
            return table.Subscribers(typeof(T));

        var endpoint = address.NameOf();
        return table.IsDurable(endpoint) ? [endpoint] : [];
    }

    public bool IsTemporary(Uri address) => !IsPublish(address) && !table.IsDurable(address.NameOf());

    static bool IsPublish(Uri address) => MessageExchangeName.IsOne(address.NameOf());
}
