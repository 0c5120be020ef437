namespace MarketingBus.Platform.Messaging.Delivery.Broker;

/// <summary>What the outbox needs of a broker.</summary>
internal interface IBroker
{
    /// <summary>True while the broker says that it takes no messages, for want of memory or of room on its disk.</summary>
    bool IsBlocked { get; }

    /// <summary>Completes once the broker has the message for good: in every queue that is bound to its destination.</summary>
    /// <exception cref="UnroutableException">No queue is bound yet.</exception>
    Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken);
}
