using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging;

/// <summary>
/// How often a message is tried again. All pauses are jittered by a quarter either way, so that what failed together does not come back together. A message that fails for a
/// reason of its own is tried as often as Outbox:RetryLimit says; one that fails because a server is away is not to blame, and waits longer.
/// </summary>
public sealed class RetryOptions
{
    public const string Section = "Retry";

    /// <summary>Tries of a message while a server is away, 0 to 1,000, before it is given up all the same.</summary>
    [Range(0, 1_000)]
    public int OutageLimit { get; set; } = 240;

    /// <summary>The first pause of an outage, 1 millisecond to 1 minute; each pause is about twice the one before.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan OutagePause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause, 1 millisecond to 10 minutes. Limit and pause together must stay under RabbitMQ's consumer timeout, which is 30 minutes unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan LongestOutagePause { get; set; } = TimeSpan.FromSeconds(3);
}
