using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>Asks the broker, over a connection of its own: people look seldom, and a bus that is stuck must not keep them from seeing it.</summary>
internal sealed class RabbitMqQueueInspector(RabbitMqHostSettings host) : IQueueInspector
{
    public async Task<IReadOnlyList<QueueFigures>> LookAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken)
    {
        await using var connection = await host.ConnectAsync("look", cancellationToken);
        var figures = new List<QueueFigures>(queues.Count);
        foreach (var queue in queues)
            figures.Add(await LookAsync(connection, queue, cancellationToken));

        return figures;
    }

    static async Task<QueueFigures> LookAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // On a channel of its own: a queue that is not there closes it.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            var found = await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return new QueueFigures(queue, (int)found.MessageCount, (int)found.ConsumerCount);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return new QueueFigures(queue, 0, 0);
        }
    }
}
