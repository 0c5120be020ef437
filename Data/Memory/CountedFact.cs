namespace MarketingBus.Data.Memory;

/// <summary>How many pieces of evidence there are for a fact, whatever store the fact itself is in. Written by Memory.</summary>
public sealed class CountedFact
{
    public string SubjectKey { get; set; } = null!;

    public string PredicateKey { get; set; } = null!;

    public string ObjectKey { get; set; } = null!;

    /// <summary>Those that were not taken back.</summary>
    public int Count { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Rises with every change, so that of two counts the newer is known wherever they are written.</summary>
    public int Version { get; set; }
}
