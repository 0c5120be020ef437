using RabbitMQ.Client;

namespace MarketingBus.Bench.Pipeline.Ground;

internal static class BrokerChannel
{
    /// <summary>As the product's queues are.</summary>
    public static Task DeclareQuorumQueueAsync(this IChannel channel, string queue, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);

    /// <summary>A queue that gets what is published to a fan-out exchange, as MassTransit declares one for a message type.</summary>
    public static async Task BindQuorumQueueAsync(this IChannel channel, string exchange, string queue, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.DeclareQuorumQueueAsync(queue, cancellationToken);
        await channel.QueueBindAsync(queue, exchange, "", cancellationToken: cancellationToken);
    }
}
