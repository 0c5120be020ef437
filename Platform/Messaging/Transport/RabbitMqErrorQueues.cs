using MarketingBus.Platform.Messaging.Upstream;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>
/// Is sent every kept message once, without giving any back before the end: what is not removed returns to its place when the channel closes, also when the process ends first. Nobody else sees it until
/// then, so who looks waits for its turn, in whichever process: two who looked at once would each find a part and take it for all. A queue may be long: the search ends where nothing comes any more.
/// </summary>
internal sealed class RabbitMqErrorQueues(RabbitMqHostSettings host, TimeProvider time) : IErrorQueues
{
    const string Turn = "error-queues-turn";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Fewer came than there were: they were emptied or became too old meanwhile, or are still on their way to us.
    static readonly TimeSpan Gone = TimeSpan.FromSeconds(3);

    // The broker sends without being asked; so long a silence is not between two messages.
    static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    public async Task<long> FindAsync(
        IReadOnlyCollection<string> queues, Func<KeptMessage, bool> isMeant, bool remove, CancellationToken cancellationToken)
    {
        await using var connection = await host.ConnectAsync("errors", cancellationToken);
        await TakeTurnAsync(connection, cancellationToken);
        var meant = 0L;
        foreach (var queue in queues.SelectMany(QueueArguments.FailureQueuesOf))
            meant += await FindAsync(connection, queue, isMeant, remove, cancellationToken);

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

    async Task<long> FindAsync(
        IConnection connection, string queue, Func<KeptMessage, bool> isMeant, bool remove, CancellationToken cancellationToken)
    {
        // On a channel of its own: a queue that is not there closes it.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            var kept = await channel.MessageCountAsync(queue, cancellationToken);
            if (kept == 0)
                return 0;

            var search = new Search(channel, queue, kept, isMeant, remove, time);
            await channel.BasicConsumeAsync(queue, autoAck: false, search, cancellationToken);
            await search.EndAsync(cancellationToken);
            return search.Meant;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    /// <summary>Takes what the broker sends, as fast as it does. What waits between the two is the client's buffer, which is small.</summary>
    sealed class Search(IChannel channel, string queue, long kept, Func<KeptMessage, bool> isMeant, bool remove, TimeProvider time) : AsyncDefaultBasicConsumer(channel)
    {
        readonly TaskCompletionSource<Exception> failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        long seen;

        public long Meant { get; private set; }

        public override async Task HandleBasicDeliverAsync(
            string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken = default)
        {
            try
            {
                if (isMeant(new KeptMessage(queue, body, HeaderText.Of(properties.Headers))))
                {
                    Meant++;
                    if (remove)
                        await Channel.BasicAckAsync(deliveryTag, multiple: false, cancellationToken);
                }

                Interlocked.Increment(ref seen);
            }
            catch (Exception exception)
            {
                failed.TrySetResult(exception);
            }
        }

        public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
        {
            failed.TrySetResult(new OperationInterruptedException(reason));
            return base.HandleChannelShutdownAsync(channel, reason);
        }

        /// <summary>When nothing is left that was not sent.</summary>
        /// <exception cref="TimeoutException">The broker has more, and sends nothing.</exception>
        public async Task EndAsync(CancellationToken cancellationToken)
        {
            var (last, since) = (-1L, time.GetTimestamp());
            while (true)
            {
                var now = Interlocked.Read(ref seen);
                if (now != last)
                    (last, since) = (now, time.GetTimestamp());
                else if (await Channel.MessageCountAsync(queue, cancellationToken) == 0 && Interlocked.Read(ref seen) == now && time.GetElapsedTime(since) > (now < kept ? Gone : Pause))
                    return;
                else if (time.GetElapsedTime(since) > LongestSilence)
                    throw new TimeoutException($"The broker sent nothing of {queue} for {LongestSilence}.");

                await PauseAsync(cancellationToken);
            }
        }

        async Task PauseAsync(CancellationToken cancellationToken)
        {
            if (await Task.WhenAny(failed.Task, Task.Delay(Pause, TimeProvider.System, cancellationToken)) == failed.Task)
                throw await failed.Task;

            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
