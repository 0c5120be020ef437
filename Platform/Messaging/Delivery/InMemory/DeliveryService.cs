using System.Collections.Concurrent;
using MarketingBus.Platform.Messaging.Live;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>Runs a <see cref="DestinationQueue{TDbContext}"/> for every endpoint, and hears from the endpoints when they are done with a row.</summary>
internal sealed class DeliveryService<TDbContext>(
    SubscriptionTable table, IServiceScopeFactory scopes, IServiceProvider services, IHostApplicationLifetime lifetime,
    LiveDelivery live, IOptions<OutboxOptions> options, TimeProvider time, ILogger<DeliveryService<TDbContext>> logger)
    : BackgroundService, IOutboxNotification, IReceiveObserver
    where TDbContext : DbContext
{
    readonly ConcurrentDictionary<string, DestinationQueue<TDbContext>> queues = [];

    public ValueTask CommittedAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            if (queues.TryGetValue(message.Destination, out var queue))
                queue.Wake();
        }

        live.Committed(messages);
        return ValueTask.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context)
    {
        if (QueueOf(context, out var sequence) is not { } queue)
            return Task.CompletedTask;

        if (RemovedRow.IsOn(context))
            queue.Settled(sequence);
        else
            _ = queue.ReturnedAsync(sequence);

        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        if (QueueOf(context, out var sequence) is { } queue)
            _ = queue.ReturnedAsync(sequence);

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await DeliverAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a fault where it stops before it has started, as when another service could not start.
        }
    }

    async Task DeliverAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);

        var bus = services.GetRequiredService<IBus>();
        foreach (var endpoint in table.Endpoints)
            queues[endpoint] = new DestinationQueue<TDbContext>(endpoint, scopes, bus, options.Value, time, logger);

        await Task.WhenAll(queues.Values.Select(queue => queue.RunAsync(stoppingToken)));
    }

    DestinationQueue<TDbContext>? QueueOf(ReceiveContext context, out long sequenceNumber)
    {
        sequenceNumber = StoredMessagePipe.SequenceOf(context) ?? 0;
        return sequenceNumber != 0 && queues.TryGetValue(context.InputAddress.NameOf(), out var queue) ? queue : null;
    }
}
