using MassTransit.Transports;

namespace MarketingBus.Platform.Messaging.Delivery;

internal static class EndpointName
{
    /// <summary>The queue or exchange that an address names.</summary>
    public static string NameOf(this Uri address) =>
        address.GetEndpointName() ?? throw new ArgumentException($"'{address}' names no queue or exchange.", nameof(address));
}
