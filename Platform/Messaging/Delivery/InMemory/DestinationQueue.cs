using System.Linq.Expressions;
using System.Threading.Channels;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>
/// Hands one endpoint its outbox rows in order, at most a window of them at a time. The rows are the queue: memory holds the window, and what a crash
/// interrupted is still there at the next start.
/// </summary>
internal sealed partial class DestinationQueue<TDbContext>(
    string endpoint, IServiceScopeFactory scopes, IBus bus, OutboxOptions options, TimeProvider time, ILogger logger)
    where TDbContext : DbContext
{
    readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly Lock gate = new();
    readonly HashSet<long> inFlight = [];
    readonly Queue<long> returned = [];
    long cursor;

    /// <summary>There may be something to deliver; one signal that waits is enough.</summary>
    public void Wake() => signal.Writer.TryWrite(true);

    /// <summary>The endpoint has dealt with the row, for better or worse.</summary>
    public void Settled(long sequenceNumber)
    {
        bool wasFull;
        lock (gate)
        {
            wasFull = inFlight.Count >= options.DeliveryWindow;
            inFlight.Remove(sequenceNumber);
            wasFull |= inFlight.Count == options.DeliveryWindow / 2;
        }

        if (wasFull)
            Wake();
    }

    /// <summary>The endpoint is done with the message and the row is still there: deliver it again, after a pause in which others go on.</summary>
    public async Task ReturnedAsync(long sequenceNumber)
    {
        // It keeps its place in the window meanwhile, so that an endpoint that returns everything is not handed ever more.
        await Task.Delay(options.RedeliveryDelay, time);
        lock (gate)
        {
            if (inFlight.Remove(sequenceNumber))
                returned.Enqueue(sequenceNumber);
        }

        Wake();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sendEndpoint = await bus.GetSendEndpoint(new Uri($"queue:{endpoint}"));
        Wake();
        await foreach (var _ in signal.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await DeliverWaitingAsync(sendEndpoint, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogDeliveryFailed(logger, exception, endpoint, options.RedeliveryDelay);
                await Task.Delay(options.RedeliveryDelay, time, cancellationToken);
                Wake();
            }
        }
    }

    async Task DeliverWaitingAsync(ISendEndpoint sendEndpoint, CancellationToken cancellationToken)
    {
        await DeliverReturnedAsync(sendEndpoint, cancellationToken);
        while (Room() is var room and > 0)
        {
            var rows = await LoadAsync(x => x.SequenceNumber > cursor, room, cancellationToken);
            foreach (var row in rows)
            {
                await SendAsync(row, sendEndpoint, cancellationToken);
                cursor = row.SequenceNumber;
            }

            if (rows.Count < room)
                return;
        }
    }

    /// <summary>A row counts as returned until it is on its way again: one that cannot be sent now is tried with the next.</summary>
    async Task DeliverReturnedAsync(ISendEndpoint sendEndpoint, CancellationToken cancellationToken)
    {
        while (NextReturned() is { } sequenceNumber)
        {
            foreach (var row in await LoadAsync(x => x.SequenceNumber == sequenceNumber, 1, cancellationToken))
                await SendAsync(row, sendEndpoint, cancellationToken);

            lock (gate)
                returned.Dequeue();
        }
    }

    async Task SendAsync(OutboxMessage row, ISendEndpoint sendEndpoint, CancellationToken cancellationToken)
    {
        lock (gate)
            inFlight.Add(row.SequenceNumber);

        try
        {
            await sendEndpoint.Send(new SerializedMessageBody(), new StoredMessagePipe(row.MessageId, row.ContentType, row.Body, row.Headers, row.SequenceNumber), cancellationToken);
        }
        catch
        {
            lock (gate)
                inFlight.Remove(row.SequenceNumber);
            throw;
        }
    }

    int Room()
    {
        lock (gate)
            return options.DeliveryWindow - inFlight.Count;
    }

    long? NextReturned()
    {
        lock (gate)
            return returned.TryPeek(out var sequenceNumber) ? sequenceNumber : null;
    }

    async Task<List<OutboxMessage>> LoadAsync(Expression<Func<OutboxMessage, bool>> which, int limit, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TDbContext>().Set<OutboxMessage>().AsNoTracking()
            .Where(x => x.Destination == endpoint)
            .Where(which)
            .OrderBy(x => x.SequenceNumber)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Delivery to {Endpoint} failed; it is tried again in {Delay}")]
    static partial void LogDeliveryFailed(ILogger logger, Exception exception, string endpoint, TimeSpan delay);
}
