using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.Episodic;

/// <summary>How episodes are ranked and how many are kept.</summary>
public sealed class EpisodicOptions
{
    public const string Section = "Memory:Episodic";

    /// <summary>Days after which half of an episode's recency is gone, 1 to 3,650.</summary>
    [Range(1, 3_650)]
    public double RecencyHalfLifeDays { get; set; } = 90;

    /// <summary>Episodes looked at by words, and again by situation, for one question, 10 to 5,000.</summary>
    [Range(10, 5_000)]
    public int CandidateLimit { get; set; } = 200;

    /// <summary>How long a process goes by what it knows of how a segment's episodes came out, 0 to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan OutcomesHoldFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Episodes kept, 4 to 10,000,000; more than that are pruned to the most instructive.</summary>
    [Range(4, 10_000_000)]
    public int Capacity { get; set; } = 10_000;

    /// <summary>How often the number of episodes is brought down to the capacity, 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PruneInterval { get; set; } = TimeSpan.FromMinutes(5);
}
