using MarketingBus.Platform.Hosting;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What carries the messages.</summary>
public sealed class TransportOptions
{
    public const string Section = "Transport";

    /// <summary>InMemory or RabbitMq; left out, the world's own: in-memory embedded, RabbitMQ distributed. In-memory goes with SQLite only.</summary>
    public TransportKind? Kind { get; set; }

    /// <summary>
    /// False: messages travel as plain JSON, with what an envelope would say in headers. True: in MassTransit's envelope, which costs more. Every process takes either, so that it
    /// can be changed one process at a time.
    /// </summary>
    public bool Envelope { get; set; }

    internal TransportKind KindIn(World world) => Kind ?? (world == World.Embedded ? TransportKind.InMemory : TransportKind.RabbitMq);
}
