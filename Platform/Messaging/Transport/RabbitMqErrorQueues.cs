using MarketingBus.Platform.Messaging.Upstream;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>
/// Takes every kept message once, without giving any back before the end: what is not removed returns to its place when the channel closes. Nobody else sees it until then, so who looks
/// waits for its turn, in whichever process: two who looked at once would each find a part and take it for all.
/// </summary>
internal sealed class RabbitMqErrorQueues(RabbitMqHostSettings host) : IErrorQueues
{
    const string Turn = "error-queues-turn";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<long> FindAsync(
        IReadOnlyCollection<string> queues, Func<KeptMessage, bool> isMeant, bool remove, CancellationToken cancellationToken)
    {
        await using var connection = await host.ConnectAsync("errors", cancellationToken);
        await TakeTurnAsync(connection, cancellationToken);
        var meant = 0L;
        foreach (var queue in queues)
            meant += await FindAsync(connection, QueueArguments.ErrorQueueOf(queue), isMeant, remove, cancellationToken);

        return meant;
    }

    /// <summary>An exclusive queue is one connection's, until that closes.</summary>
    static async Task TakeTurnAsync(IConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            try
            {
                await channel.QueueDeclareAsync(Turn, durable: false, exclusive: true, autoDelete: false, cancellationToken: cancellationToken);
                return;
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.ResourceLocked)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    static async Task<long> FindAsync(
        IConnection connection, string queue, Func<KeptMessage, bool> isMeant, bool remove, CancellationToken cancellationToken)
    {
        // On a channel of its own: a queue that is not there closes it.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            var meant = 0L;
            while (await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } found)
            {
                if (!isMeant(new KeptMessage(queue, found.Body, HeaderText.Of(found.BasicProperties.Headers))))
                    continue;

                meant++;
                if (remove)
                    await channel.BasicAckAsync(found.DeliveryTag, multiple: false, cancellationToken);
            }

            return meant;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }
}
