using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging;

/// <summary>How messages wait, are retried and are remembered.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>
    /// How long a dealt-with message is remembered at least, while its consumer runs and is connected; one that is down forgets nothing. Longer than RabbitMQ's consumer timeout, which is 30 minutes unless set: an hour
    /// at 400 leads a second is ten million rows, about a gigabyte.
    /// </summary>
    public TimeSpan DuplicateDetectionWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often older inbox rows are removed.</summary>
    public TimeSpan InboxCleanupInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Messages under way at once, 1 to 10,000. In-memory transport: handed to one endpoint and not yet dealt with, while the rest waits in the database. Broker: sent by one process and not
    /// yet confirmed.
    /// </summary>
    [Range(1, 10_000)]
    public int DeliveryWindow { get; set; } = 256;

    /// <summary>Committed messages that wait in memory for the broker, 1 to 100,000. Who produces more than that waits, as long as the broker takes messages.</summary>
    [Range(1, 100_000)]
    public int DeliveryBuffer { get; set; } = 2_000;

    /// <summary>How long the broker may take to confirm one message before it is left to the sweeper.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the outbox is looked through for messages that were left there.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a message lies in the outbox before any process's sweeper sends it.</summary>
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Tries of one message in one delivery, after the first, 1 to 20. Not 0: MassTransit tells of a fault from outside the retry, and without one it would be
    /// told within the consumer's own outbox, which a failed consumer does not commit.
    /// </summary>
    [Range(1, 20)]
    public int RetryLimit { get; set; } = 4;

    /// <summary>Pause before a message whose failure could not be recorded is delivered again.</summary>
    public TimeSpan RedeliveryDelay { get; set; } = TimeSpan.FromSeconds(5);
}
