namespace MarketingBus.Data.Consents;

/// <summary>
/// One word of a person about being contacted, as it was said; what holds is read from all of them. Added by the intake in the commit that accepts the event or request, and never changed, but for an
/// erasure, which leaves the address's hash of what must go on to count, and nothing of whom it was about.
/// </summary>
public sealed class ConsentEntry
{
    public Guid EntryId { get; set; }

    /// <summary>The order number of the event or request that said it: of two words of a journey the one with the larger number is the later.</summary>
    public long Sequence { get; set; }

    /// <summary>Null once the person was erased.</summary>
    public Guid? JourneyId { get; set; }

    /// <summary>Keyed hash of the e-mail address that stood beside it; null when none did.</summary>
    public string? AddressHash { get; set; }

    public ConsentState State { get; set; }

    public ConsentSource Source { get; set; }

    /// <summary>Null once the person was erased.</summary>
    public string? SourceSystem { get; set; }

    /// <summary>The event or request that said it; null once the person was erased.</summary>
    public Guid? EventId { get; set; }

    /// <summary>When the person said it, as far as its source knows.</summary>
    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }
}
