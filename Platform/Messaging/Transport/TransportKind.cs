namespace MarketingBus.Platform.Messaging.Transport;

public enum TransportKind
{
    InMemory,
    RabbitMq,
}
