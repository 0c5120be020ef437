using System.Threading.Channels;
using MarketingBus.Platform.Messaging.Delivery;
using MassTransit.Serialization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Messaging.Live;

/// <summary>Copies what is committed to the live endpoints of this process, where the transport does not do it. The commit never waits for it.</summary>
internal sealed partial class LiveDelivery(LiveEndpoints endpoints, ILogger<LiveDelivery> logger) : BackgroundService
{
    const int Capacity = 10_000;

    readonly Channel<OutboxMessage> waiting = Channel.CreateBounded<OutboxMessage>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Committed(IReadOnlyList<OutboxMessage> messages)
    {
        if (endpoints.IsEmpty)
            return;

        // A row for each endpoint that keeps it, and all rows of a message in one commit: one of them is enough.
        foreach (var message in messages.DistinctBy(x => x.MessageId).Where(x => endpoints.Of(x.MessageType).Count > 0))
            waiting.Writer.TryWrite(message);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var message in waiting.Reader.ReadAllAsync(stoppingToken))
                await CopyAsync(message, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    async Task CopyAsync(OutboxMessage message, CancellationToken stoppingToken)
    {
        foreach (var endpoint in endpoints.Of(message.MessageType))
        {
            try
            {
                var pipe = new StoredMessagePipe(message.MessageId, message.ContentType, message.Body, message.Headers, sequenceNumber: null);
                await endpoint.Send(new SerializedMessageBody(), pipe, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(exception, message.MessageType);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A live endpoint could not be told of a {MessageType}")]
    partial void LogLost(Exception exception, string messageType);
}
