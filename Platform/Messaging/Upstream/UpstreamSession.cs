using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>One connection's life: takes what waits in groups, and acknowledges what is durable.</summary>
internal sealed class UpstreamSession(IChannel channel, ErrorQueue errors, PersistentHandler handler, UpstreamLog log, Pause pause, UpstreamOptions options)
{
    readonly Channel<UpstreamDelivery> waiting = Channel.CreateUnbounded<UpstreamDelivery>();
    readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool isCareful;
    string? consumerTag;

    /// <summary>Ends with the connection, by an exception, or when it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Beside the consumer's own notice, which waits behind the messages that it was given.
        channel.ChannelShutdownAsync += (_, reason) => EndAsync(new OperationInterruptedException(reason));
        await ConsumeAsync(carefully: true, cancellationToken);

        // The first that ends ends the others: a group of a lost connection is not to be worked on while the same messages come again, and what it publishes may never be confirmed.
        var takers = Enumerable.Range(0, options.Concurrency).Select(_ => TakeAsync(ending.Token)).ToList();
        var first = await Task.WhenAny([lost.Task, .. takers]);
        await ending.CancelAsync();
        await Task.WhenAll(takers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.SetResult();
        await first;
    }

    /// <summary>Carefully is one at a time: what kills the process then takes nobody's share of deliveries with it, and what is large has the memory to itself.</summary>
    async Task ConsumeAsync(bool carefully, CancellationToken cancellationToken)
    {
        isCareful = carefully;
        await channel.BasicQosAsync(0, carefully ? (ushort)1 : options.Prefetch, global: false, cancellationToken);
        consumerTag = await channel.BasicConsumeAsync(options.Queue, autoAck: false, Consumer(), cancellationToken);
    }

    AsyncEventingBasicConsumer Consumer()
    {
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivered) => ReceiveAsync(delivered);
        consumer.UnregisteredAsync += (_, told) => told.ConsumerTags.Contains(consumerTag)
            ? EndAsync(new OperationInterruptedException(new ShutdownEventArgs(ShutdownInitiator.Peer, Constants.NotFound, $"The queue {options.Queue} was deleted.")))
            : Task.CompletedTask;
        consumer.ShutdownAsync += (_, reason) => EndAsync(new OperationInterruptedException(reason));
        return consumer;
    }

    /// <summary>The client gives the next message once this returns.</summary>
    async Task ReceiveAsync(BasicDeliverEventArgs delivered)
    {
        var delivery = UpstreamDelivery.Of(delivered);
        try
        {
            if (delivery.NeedsCare != isCareful)
                await ChangePaceAsync(delivery.NeedsCare);
        }
        catch (Exception failure) when (failure is OperationInterruptedException or IOException or ObjectDisposedException)
        {
            await EndAsync(failure);
        }

        waiting.Writer.TryWrite(delivery);
        if (delivery.IsBorrowed)
            await Task.WhenAny(delivery.Settled.Task, over.Task);
    }

    async Task ChangePaceAsync(bool carefully)
    {
        var former = consumerTag!;
        consumerTag = null;
        await channel.BasicCancelAsync(former, noWait: false);
        await ConsumeAsync(carefully, CancellationToken.None);
    }

    Task EndAsync(Exception reason)
    {
        waiting.Writer.TryComplete(reason);
        lost.TrySetException(reason);
        return Task.CompletedTask;
    }

    async Task TakeAsync(CancellationToken cancellationToken)
    {
        var group = new List<UpstreamDelivery>(options.GroupLimit);
        while (await waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            while (group.Count < options.GroupLimit && waiting.Reader.TryRead(out var delivery))
                group.Add(delivery);

            await SettleAsync(group, cancellationToken);
            pause.Reset();
            group.Clear();
        }
    }

    async Task SettleAsync(List<UpstreamDelivery> group, CancellationToken cancellationToken)
    {
        var verdicts = await handler.HandleAsync([.. group.Select(x => x.Message)], cancellationToken);
        foreach (var (delivery, verdict) in group.Zip(verdicts))
        {
            if (verdict.Reason is null || await KeepAsync(delivery, verdict, cancellationToken))
                await channel.BasicAckAsync(delivery.Tag, multiple: false, cancellationToken);
            else
                await channel.BasicRejectAsync(delivery.Tag, requeue: false, cancellationToken);

            delivery.Settled.TrySetResult();
        }
    }

    /// <summary>False: the broker is to move the message itself, as it is.</summary>
    async Task<bool> KeepAsync(UpstreamDelivery delivery, UpstreamVerdict verdict, CancellationToken cancellationToken)
    {
        log.Rejected(options.ErrorQueueName(), verdict.Reason!);
        return await errors.TryKeepAsync(delivery, verdict, cancellationToken);
    }
}
