namespace MarketingBus.Data.Memory;

/// <summary>One weighted triple, unique by its folded parts. Written by Memory.</summary>
public sealed class RememberedFact
{
    public long Id { get; set; }

    public string Subject { get; set; } = null!;

    public string Predicate { get; set; } = null!;

    public string Object { get; set; } = null!;

    /// <summary>The subject as it is compared: in lower case, trimmed, but a lead's id as it is; so are the other two keys.</summary>
    public string SubjectKey { get; set; } = null!;

    public string PredicateKey { get; set; } = null!;

    public string ObjectKey { get; set; } = null!;

    /// <summary>0 to 1, as of <see cref="LastSeenAt"/>: it decays from then on.</summary>
    public double Weight { get; set; }

    public string? Source { get; set; }

    /// <summary>How many pieces of evidence are behind it, 0 or more.</summary>
    public int Evidence { get; set; } = 1;

    /// <summary>Which counting the evidence is of; null for a fact that nobody counts.</summary>
    public long? Revision { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Null while it holds; history from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Orders facts as their decayed weights do, at any time: the logarithm of the weight and the half-lives up to when it was last seen.</summary>
    public double Standing { get; set; }

    /// <summary>Rises with every change: of two that change a fact at once, the second is redone.</summary>
    public int Version { get; set; }
}
