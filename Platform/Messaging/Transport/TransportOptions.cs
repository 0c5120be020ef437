using MarketingBus.Platform.Hosting;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What carries the messages.</summary>
public sealed class TransportOptions
{
    public const string Section = "Transport";

    /// <summary>InMemory or RabbitMq; left out, the world's own: in-memory embedded, RabbitMQ distributed.</summary>
    public TransportKind? Kind { get; set; }

    internal TransportKind KindIn(World world) => Kind ?? (world == World.Embedded ? TransportKind.InMemory : TransportKind.RabbitMq);
}
