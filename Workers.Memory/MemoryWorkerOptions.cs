using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Workers.Memory;

/// <summary>How what happens is remembered.</summary>
public sealed class MemoryWorkerOptions
{
    public const string Section = "Memory:Worker";

    /// <summary>How long a conversation is kept after the last that happened in it, 1 minute to 365 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan ConversationTimeToLive { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often repeated episodes become facts of the knowledge graph, 1 second to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan ConsolidateEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Episodes of one segment on one channel that make a fact, 2 to 10,000.</summary>
    [Range(2, 10_000)]
    public int ConsolidateFrom { get; set; } = 5;

    /// <summary>Events remembered in one commit, 1 to 500.</summary>
    [Range(1, 500)]
    public int BatchLimit { get; set; } = 100;

    /// <summary>How long a batch waits to fill, 1 millisecond to 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromMilliseconds(25);
}
