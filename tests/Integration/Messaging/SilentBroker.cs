using System.Collections.Concurrent;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Delivery.Broker;

namespace MarketingBus.Tests.Integration.Messaging;

/// <summary>Takes what it is given and confirms nothing.</summary>
internal sealed class SilentBroker : IBroker
{
    public ConcurrentQueue<OutboxMessage> Given { get; } = [];

    public bool IsBlocked { get; set; }

    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Given.Enqueue(message);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
