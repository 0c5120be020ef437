using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.Resilience;

/// <summary>How long a memory whose store is another server (Redis, Neo4j) is waited for, and what becomes of writes meanwhile.</summary>
public sealed class ResilienceOptions
{
    public const string Section = "Memory:Resilience";

    /// <summary>How long one call waits, 10 milliseconds to 1 minute; then the caller goes on without that memory, and what it wrote is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>So many calls within 10 seconds, half of them without an answer, and the store is not asked any more for a while, 2 to 1,000.</summary>
    [Range(2, 1_000)]
    public int BreakAfter { get; set; } = 3;

    /// <summary>How long the store is then left alone before one call tries it again, 500 milliseconds to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the store is looked at and what was kept for it is applied, 100 milliseconds to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ApplyInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Kept writes that are applied in one transaction, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int ApplyBatch { get; set; } = 100;

    /// <summary>Tries of a kept write that the store answers and does not take, 1 to 100; then it is shown and holds up nothing any more.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 5;
}
