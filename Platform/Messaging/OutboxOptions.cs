using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging;

/// <summary>How messages wait, are retried and are remembered.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How long a dealt-with message is remembered.</summary>
    public TimeSpan DuplicateDetectionWindow { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often older inbox rows are removed.</summary>
    public TimeSpan InboxCleanupInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages handed to one endpoint and not yet dealt with, 1 to 10,000; the rest waits in the database.</summary>
    [Range(1, 10_000)]
    public int DeliveryWindow { get; set; } = 256;

    /// <summary>
    /// Tries of one message in one delivery, after the first, 1 to 20. Not 0: MassTransit tells of a fault from outside the retry, and without one it would be
    /// told within the consumer's own outbox, which a failed consumer does not commit.
    /// </summary>
    [Range(1, 20)]
    public int RetryLimit { get; set; } = 4;

    /// <summary>Pause before a message whose failure could not be recorded is delivered again.</summary>
    public TimeSpan RedeliveryDelay { get; set; } = TimeSpan.FromSeconds(5);
}
