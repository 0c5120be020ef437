using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>A broker of one node.</summary>
internal sealed class OneEndpoint(AmqpTcpEndpoint endpoint) : IEndpointResolver
{
    public IEnumerable<AmqpTcpEndpoint> All() => [endpoint];
}
