using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>How conversations are forgotten.</summary>
public sealed class ShortTermOptions
{
    public const string Section = "Memory:ShortTerm";

    /// <summary>How often expired conversations are deleted, 1 second to 1 day. They are out of sight from the moment they expire.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Conversations deleted in one commit, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int SweepBatch { get; set; } = 500;
}
