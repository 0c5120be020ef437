namespace MarketingBus.Platform.Hosting;

/// <summary>What a process stands on unless a setting says otherwise.</summary>
public enum World
{
    /// <summary>One process: in-memory transport and SQLite.</summary>
    Embedded,

    /// <summary>Processes that share servers: RabbitMQ, PostgreSQL and Redis.</summary>
    Distributed,
}
