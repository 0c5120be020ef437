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

    /// <summary>Bytes of names and values (JSON, UTF-8) kept in one conversation's context, 1,024 to 16,777,216; beyond that what was changed longest ago is forgotten. One turn larger than that is refused.</summary>
    [Range(1_024, 16_777_216)]
    public int SizeLimit { get; set; } = 262_144;

    /// <summary>True: a read prolongs a conversation by its time to live, as a write does. A write may say otherwise for its conversation.</summary>
    public bool Sliding { get; set; }

    /// <summary>How often expired conversations are deleted, 1 second to 1 day. They are out of sight from the moment they expire; Redis deletes them by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Conversations deleted in one commit, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int SweepBatch { get; set; } = 500;

    internal ShortTermStore StoreIn(World world) => Store ?? (world == World.Distributed ? ShortTermStore.Redis : ShortTermStore.Database);
}
