using MarketingBus.Platform.Messaging.Transport;
using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>The exchange, the queue and the error queue.</summary>
internal static class UpstreamTopology
{
    public static async Task DeclareAsync(IChannel channel, UpstreamOptions upstream, RabbitMqOptions broker, CancellationToken cancellationToken)
    {
        await channel.QueueDeclareAsync(upstream.ErrorQueueName(), durable: true, exclusive: false, autoDelete: false, TypeOf(broker), cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(upstream.Queue, durable: true, exclusive: false, autoDelete: false, ArgumentsOf(upstream, broker), cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(upstream.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);

        // Everything, and not three keys only: what nobody knows is to be rejected where it can be seen, not to vanish.
        await channel.QueueBindAsync(upstream.Queue, upstream.Exchange, "#", cancellationToken: cancellationToken);
    }

    static Dictionary<string, object?> TypeOf(RabbitMqOptions broker) => new() { [Headers.XQueueType] = broker.QuorumQueues ? "quorum" : "classic" };

    /// <summary>What the broker itself takes off the queue (expired, delivered too often) goes to the error queue as well.</summary>
    static Dictionary<string, object?> ArgumentsOf(UpstreamOptions upstream, RabbitMqOptions broker)
    {
        var arguments = TypeOf(broker);
        arguments[Headers.XDeadLetterExchange] = "";
        arguments[Headers.XDeadLetterRoutingKey] = upstream.ErrorQueueName();
        if (broker.QuorumQueues)
        {
            // Dead letters of a quorum queue may be lost on their way unless both are set.
            arguments["x-dead-letter-strategy"] = "at-least-once";
            arguments["x-overflow"] = "reject-publish";
        }

        return arguments;
    }
}
