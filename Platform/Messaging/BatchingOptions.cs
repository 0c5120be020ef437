using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging;

/// <summary>How workers take commands that somebody may wait for: alone when they come alone, together when many wait.</summary>
public sealed class BatchingOptions
{
    public const string Section = "Batching";

    /// <summary>Messages in one batch, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int MessageLimit { get; set; } = 100;

    /// <summary>How long the first message of a batch waits for others, 1 to 1,000 milliseconds. One that has the endpoint to itself does not wait.</summary>
    [Range(1, 1_000)]
    public int TimeLimitMilliseconds { get; set; } = 20;

    /// <summary>Batches that one endpoint works on at once, 1 to 100.</summary>
    [Range(1, 100)]
    public int ConcurrencyLimit { get; set; } = 1;

    /// <summary>Messages that one endpoint holds, 1 to 10,000; at least a batch's.</summary>
    [Range(1, 10_000)]
    public int PrefetchCount { get; set; } = 256;
}
