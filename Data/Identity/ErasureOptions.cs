using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Data.Identity;

/// <summary>How people are erased, and by what key they are refused afterwards. The same for every process.</summary>
public sealed class ErasureOptions
{
    public const string Section = "Erasure";

    /// <summary>The key of the hashes by which erased people are recognised, 32 characters or more, from a secret store; without one, a random key is kept in the database. It must never change.</summary>
    [MinLength(32)]
    public string? Key { get; set; }

    /// <summary>How often erasures that are due are looked for, 100 ms to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long after the request the last search is made, 0 to 1 hour: what was on its way to a server that knows of no commits, such as Redis or RabbitMQ, has come by then. The database needs no such time.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest that one store may take for one attempt, 1 second to 10 minutes. The search of others' texts and of error queues goes by its own progress.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a pass waits for commits of the database that began before it, 0 to 10 minutes; while one is under way the erasure does not end.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan CommitWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often all journeys are compared with the tombstones, and what is left of one removed, 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest pause before a store that failed is tried again, 1 second to 1 day; the first is a second, and each is twice the one before.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);
}
