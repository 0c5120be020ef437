using System.Threading.Channels;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Messaging.Delivery;

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

    /// <summary>The endpoint could not even record its failure: deliver the row again.</summary>
    public void Returned(long sequenceNumber)
    {
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
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogDeliveryFailed(logger, exception, endpoint, options.RedeliveryDelay);
                await Task.Delay(options.RedeliveryDelay, time, cancellationToken);
                Wake();
            }
        }
    }

    async Task DeliverWaitingAsync(ISendEndpoint sendEndpoint, CancellationToken cancellationToken)
    {
        while (Room() is var room and > 0)
        {
            var rows = await LoadAsync(room, cancellationToken);
            foreach (var row in rows)
            {
                lock (gate)
                    inFlight.Add(row.SequenceNumber);

                try
                {
                    await sendEndpoint.Send(new SerializedMessageBody(),
                        new StoredMessagePipe(row.MessageId, row.ContentType, row.Body, row.SequenceNumber), cancellationToken);
                }
                catch
                {
                    lock (gate)
                        inFlight.Remove(row.SequenceNumber);
                    throw;
                }

                cursor = Math.Max(cursor, row.SequenceNumber);
            }

            if (rows.Count < room)
                return;
        }
    }

    int Room()
    {
        lock (gate)
            return options.DeliveryWindow - inFlight.Count;
    }

    async Task<List<OutboxMessage>> LoadAsync(int room, CancellationToken cancellationToken)
    {
        long[] again;
        lock (gate)
            again = [.. returned];

        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<TDbContext>().Set<OutboxMessage>().AsNoTracking();
        if (again.Length > 0)
        {
            await Task.Delay(options.RedeliveryDelay, time, cancellationToken);
            var rows = await outbox.Where(x => again.Contains(x.SequenceNumber)).ToListAsync(cancellationToken);
            lock (gate)
            {
                for (var i = 0; i < again.Length; i++)
                    returned.Dequeue();
            }

            if (rows.Count > 0)
                return rows;
        }

        return await outbox
            .Where(x => x.Destination == endpoint && x.SequenceNumber > cursor)
            .OrderBy(x => x.SequenceNumber)
            .Take(room)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Delivery to {Endpoint} failed; it is tried again in {Delay}")]
    static partial void LogDeliveryFailed(ILogger logger, Exception exception, string endpoint, TimeSpan delay);
}
