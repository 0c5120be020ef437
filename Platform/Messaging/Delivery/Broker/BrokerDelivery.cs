using System.Collections.Concurrent;
using System.Threading.Channels;
using MarketingBus.Platform.Messaging.Outbox;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Delivery.Broker;

/// <summary>
/// Hands committed messages to the broker at once, many at a time so that its confirmations overlap, and removes the rows of those that it confirmed. What fails here stays in the outbox for
/// the sweeper.
/// </summary>
internal sealed partial class BrokerDelivery(
    ICommitQueue commits, MessagingTables tables, IBroker broker, IOptions<OutboxOptions> options, TimeProvider time, ILogger<BrokerDelivery> logger)
    : BackgroundService, IOutboxNotification
{
    static readonly TimeSpan RemovalPause = TimeSpan.FromMilliseconds(50);

    // A broker that confirms nothing for so long, though messages wait for it, takes nothing; the next confirmation says otherwise.
    static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);

    readonly Channel<OutboxMessage> committed = Channel.CreateBounded<OutboxMessage>(options.Value.DeliveryBuffer);
    readonly Channel<OutboxMessage> confirmed = Channel.CreateUnbounded<OutboxMessage>(new UnboundedChannelOptions { SingleReader = true });
    readonly ConcurrentDictionary<long, byte> held = [];
    readonly SemaphoreSlim window = new(options.Value.DeliveryWindow);
    long confirmations;
    volatile bool isStalled;

    /// <summary>True for a row that this process is about to send.</summary>
    public bool IsHeld(long sequenceNumber) => held.ContainsKey(sequenceNumber);

    /// <summary>Who produces faster than the broker takes waits here for room. Nobody waits for a broker that takes nothing: the rows are safe, and the sweeper sends them.</summary>
    public async ValueTask CommittedAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            if (broker.IsBlocked)
                return;

            held.TryAdd(message.SequenceNumber, 0);
            if (!committed.Writer.TryWrite(message) && !await TryWaitForRoomAsync(message, cancellationToken))
                held.TryRemove(message.SequenceNumber, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var removing = RemoveAsync(stoppingToken);
        try
        {
            await foreach (var message in committed.Reader.ReadAllAsync(stoppingToken))
            {
                await window.WaitAsync(stoppingToken);
                _ = DeliverAsync(message, stoppingToken);
            }
        }
        finally
        {
            await removing;
        }
    }

    async Task DeliverAsync(OutboxMessage message, CancellationToken stoppingToken)
    {
        try
        {
            if (broker.IsBlocked || IsSweepers(message))
            {
                held.TryRemove(message.SequenceNumber, out _);
                return;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            patience.CancelAfter(options.Value.DeliveryTimeout);
            await broker.PublishAsync(message, patience.Token);
            isStalled = false;
            Interlocked.Increment(ref confirmations);
            confirmed.Writer.TryWrite(message);
        }
        catch (Exception exception)
        {
            // Not lost and not forgotten: the row is still there, and the sweeper of any process sends it.
            if (!stoppingToken.IsCancellationRequested)
                LeftToSweeper(logger, message.MessageType, message.MessageId, exception.GetBaseException().Message);
            held.TryRemove(message.SequenceNumber, out _);
        }
        finally
        {
            window.Release();
        }
    }

    async Task RemoveAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await confirmed.Reader.WaitToReadAsync(stoppingToken))
            {
                // Nobody waits for it: a little later it costs one commit for many, and holds up none that somebody waits for.
                await Task.Delay(RemovalPause, time, stoppingToken);
                await RemoveConfirmedAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await RemoveConfirmedAsync();
        }
    }

    async Task RemoveConfirmedAsync()
    {
        while (confirmed.Reader.TryPeek(out _))
        {
            var messages = new List<OutboxMessage>();
            while (messages.Count < options.Value.DeliveryBuffer && confirmed.Reader.TryRead(out var message))
                messages.Add(message);

            try
            {
                await commits.CommitAsync([.. messages.Select(x => RowChange.Delete(tables.Outbox, x, mayBeGone: true))], CancellationToken.None);
            }
            catch (Exception exception)
            {
                // They are sent again, and dropped as duplicates.
                RemovalFailed(logger, messages.Count, exception.GetBaseException().Message);
            }

            foreach (var message in messages)
                held.TryRemove(message.SequenceNumber, out _);
        }
    }

    /// <summary>False when there is no room, and none to be expected soon; or nobody waits any more. It is committed all the same.</summary>
    async Task<bool> TryWaitForRoomAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        while (!broker.IsBlocked && !isStalled)
        {
            var before = Interlocked.Read(ref confirmations);
            try
            {
                await committed.Writer.WaitToWriteAsync(cancellationToken).AsTask().WaitAsync(Stall, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            catch (TimeoutException)
            {
                isStalled = Interlocked.Read(ref confirmations) == before;
            }

            if (committed.Writer.TryWrite(message))
                return true;
        }

        return false;
    }

    /// <summary>After a pause of the whole process a message may have been swept, consumed and forgotten by others; or they are about to.</summary>
    bool IsSweepers(OutboxMessage message) => time.GetUtcNow() - message.SentTime > options.Value.SweepAfter;

    [LoggerMessage(LogLevel.Warning, "{MessageType} {MessageId} could not be handed to the broker and waits in the outbox: {Reason}")]
    static partial void LeftToSweeper(ILogger logger, string messageType, Guid messageId, string reason);

    [LoggerMessage(LogLevel.Warning, "{Count} delivered messages could not be removed from the outbox: {Reason}")]
    static partial void RemovalFailed(ILogger logger, int count, string reason);
}
