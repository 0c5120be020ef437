namespace MarketingBus.Memory.Semantic;

/// <summary>
/// One fact. The weight is 0 to 1; what is read has decayed with the time since the fact was last seen. What is told without times is seen now, by one piece of evidence.
/// </summary>
public sealed record Triple(string Subject, string Predicate, string Object, double Weight = 1, string? Source = null)
{
    /// <summary>When it was first told.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>When it was last told. A telling of the past changes nothing that was told since.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Since when it no longer holds, because another took its place or its evidence was taken back; null while it holds. Only read.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Pieces of evidence behind it, 0 or more.</summary>
    public int? Evidence { get; init; }

    /// <summary>
    /// Given by who counts the evidence, rising with each count: weight and evidence are then those of the newest count, whatever was told before and in whatever order counts arrive.
    /// </summary>
    public long? Revision { get; init; }
}

/// <summary>Which facts to find; null parts match everything.</summary>
/// <param name="Subject">Compared without regard to case, as are the other two.</param>
/// <param name="Predicate">Such as "works_at".</param>
/// <param name="Object">What is said.</param>
/// <param name="WithHistory">Finds also what no longer holds.</param>
public sealed record TriplePattern(string? Subject = null, string? Predicate = null, string? Object = null, bool WithHistory = false);
