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

    // What a quorum queue lets one consumer hold when nothing is said; a connection may have as many channels.
    const ushort HeldByOne = 2_000;

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
        var search = new Search(queue, isMeant, remove, time);
        try
        {
            // On channels of their own: a queue that is not there closes its channel.
            while (!await search.EndsOnAsync(await connection.CreateChannelAsync(cancellationToken: cancellationToken), cancellationToken))
                continue;

            await search.GiveBackAsync(cancellationToken);
            return search.Meant;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    /// <summary>One look at one queue, by as many consumers one after the other as it takes to hold all of it.</summary>
    sealed class Search(string queue, Func<KeptMessage, bool> isMeant, bool remove, TimeProvider time)
    {
        readonly TaskCompletionSource<Exception> failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly List<(IChannel Channel, string Consumer)> consumers = [];
        // How many were there when the search began.
        long? kept;
        long seen;

        public string Queue => queue;

        public long Meant { get; private set; }

        /// <summary>True when nothing is left that was not seen; false when the channel holds all that it may.</summary>
        /// <exception cref="TimeoutException">The broker has more, and sends nothing.</exception>
        public async Task<bool> EndsOnAsync(IChannel channel, CancellationToken cancellationToken)
        {
            kept ??= await channel.MessageCountAsync(queue, cancellationToken);
            if (kept == 0)
                return true;

            var consumer = new Holder(channel, this);
            await channel.BasicQosAsync(0, HeldByOne, global: false, cancellationToken);
            consumers.Add((channel, await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken)));
            var (last, since) = (-1L, time.GetTimestamp());
            while (!consumer.IsFull)
            {
                var now = Interlocked.Read(ref seen);
                if (now != last)
                    (last, since) = (now, time.GetTimestamp());
                else if (await channel.MessageCountAsync(queue, cancellationToken) == 0 && Interlocked.Read(ref seen) == now && time.GetElapsedTime(since) > (now < kept ? Gone : Pause))
                    return true;
                else if (time.GetElapsedTime(since) > LongestSilence)
                    throw new TimeoutException($"The broker sent nothing of {queue} for {LongestSilence}.");

                await PauseAsync(consumer, cancellationToken);
            }

            return false;
        }

        /// <summary>In the order in which it came, and to nobody who would look at it again. When a search fails, the end of the connection gives all back.</summary>
        public async Task GiveBackAsync(CancellationToken cancellationToken)
        {
            foreach (var (channel, consumer) in consumers)
                await channel.BasicCancelAsync(consumer, noWait: false, cancellationToken);

            foreach (var (channel, _) in consumers)
                await channel.DisposeAsync();
        }

        public async Task LookAtAsync(Holder holder, ulong deliveryTag, KeptMessage message, CancellationToken cancellationToken)
        {
            try
            {
                var goes = isMeant(message);
                if (goes)
                    Meant++;

                if (goes && remove)
                    await holder.Channel.BasicAckAsync(deliveryTag, multiple: false, cancellationToken);
                else
                    holder.Hold();

                Interlocked.Increment(ref seen);
            }
            catch (Exception exception)
            {
                failed.TrySetResult(exception);
            }
        }

        public void Fail(Exception exception) => failed.TrySetResult(exception);

        async Task PauseAsync(Holder consumer, CancellationToken cancellationToken)
        {
            if (await Task.WhenAny(failed.Task, consumer.Full, Task.Delay(Pause, TimeProvider.System, cancellationToken)) == failed.Task)
                throw await failed.Task;

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes what the broker sends, as fast as it does, and holds it. What waits between the two is the client's buffer, which is small.</summary>
    sealed class Holder(IChannel channel, Search search) : AsyncDefaultBasicConsumer(channel)
    {
        readonly TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int held;

        public Task Full => full.Task;

        public bool IsFull => full.Task.IsCompleted;

        public void Hold()
        {
            if (++held == HeldByOne)
                full.TrySetResult();
        }

        public override Task HandleBasicDeliverAsync(
            string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken = default) =>
            search.LookAtAsync(this, deliveryTag, new KeptMessage(search.Queue, body, HeaderText.Of(properties.Headers)), cancellationToken);

        public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
        {
            search.Fail(new OperationInterruptedException(reason));
            return base.HandleChannelShutdownAsync(channel, reason);
        }
    }
}
