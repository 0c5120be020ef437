using System.ComponentModel.DataAnnotations;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>Where conversations are kept, and how they are forgotten.</summary>
public sealed class ShortTermOptions
{
    public const string Section = "Memory:ShortTerm";

    /// <summary>Redis or Database; left out, the world's own: Redis distributed, Database embedded.</summary>
    public ShortTermStore? Store { get; set; }

    /// <summary>Names kept in one conversation's context, 10 to 10,000; beyond that those are forgotten that were not changed for longest.</summary>
    [Range(10, 10_000)]
    public int NameLimit { get; set; } = 200;

    /// <summary>How often expired conversations are deleted, 1 second to 1 day. They are out of sight from the moment they expire; Redis deletes them by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Conversations deleted in one commit, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int SweepBatch { get; set; } = 500;

    internal ShortTermStore StoreIn(World world) => Store ?? (world == World.Distributed ? ShortTermStore.Redis : ShortTermStore.Database);
}
