namespace MarketingBus.Platform.Messaging;

/// <summary>Hears of committed outbox rows, so that they are delivered without polling.</summary>
internal interface IOutboxNotification
{
    /// <summary>Completes when there is room for the messages, or none to be expected: who produces faster than the transport takes waits here, with its rows safe.</summary>
    ValueTask CommittedAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken);
}
