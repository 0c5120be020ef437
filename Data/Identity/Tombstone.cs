namespace MarketingBus.Data.Identity;

/// <summary>That somebody was erased, without saying who: a keyed hash of a journey, of a lead's id or of an e-mail address. Written by Api.Ingress, and never removed.</summary>
public sealed class Tombstone
{
    /// <summary>In the order of commits: readers ask for what is new, and no commit may pass over what is newer than its look.</summary>
    public long Id { get; set; }

    /// <summary>HMAC-SHA-256 in hexadecimal, of <see cref="PersonHash"/>.</summary>
    public string Hash { get; set; } = null!;

    public Guid ErasureId { get; set; }

    public DateTimeOffset ErasedAt { get; set; }
}
