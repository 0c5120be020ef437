using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>Where a transport's messages go.</summary>
internal interface IOutboxRouting
{
    /// <summary>One destination for each row that the message needs.</summary>
    IEnumerable<string> DestinationsOf<T>(SendContext<T> context)
        where T : class;

    bool IsTemporary(Uri address);
}
