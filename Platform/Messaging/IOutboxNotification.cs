namespace MarketingBus.Platform.Messaging;

/// <summary>Hears of committed outbox rows, so that they are delivered without polling.</summary>
public interface IOutboxNotification
{
    void Committed(IReadOnlyCollection<string> destinations);
}
