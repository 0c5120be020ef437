using MarketingBus.Platform.Messaging.Transport;
using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>The exchange, the queue and the error queue.</summary>
internal static class UpstreamTopology
{
    public static async Task DeclareAsync(IChannel channel, UpstreamOptions upstream, RabbitMqOptions broker, CancellationToken cancellationToken)
    {
        await channel.QueueDeclareAsync(upstream.ErrorQueueName(), durable: true, exclusive: false, autoDelete: false, QueueArguments.OfFailures(broker), cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(upstream.Queue, durable: true, exclusive: false, autoDelete: false, ArgumentsOf(upstream, broker), cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(upstream.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);

        // Everything, and not three keys only: what nobody knows is to be rejected where it can be seen, not to vanish.
        await channel.QueueBindAsync(upstream.Queue, upstream.Exchange, "#", cancellationToken: cancellationToken);
    }

    /// <summary>What is expired, given up by the broker, or moved without our reason goes to the error queue: on classic queues as well.</summary>
    static Dictionary<string, object?> ArgumentsOf(UpstreamOptions upstream, RabbitMqOptions broker) =>
        new(QueueArguments.OfEndpoint(upstream.Queue, broker))
        {
            [Headers.XDeadLetterExchange] = "",
            [Headers.XDeadLetterRoutingKey] = upstream.ErrorQueueName(),
        };
}
