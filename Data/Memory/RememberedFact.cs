namespace MarketingBus.Data.Memory;

/// <summary>One weighted triple, unique by its folded parts. Written by Memory.</summary>
public sealed class RememberedFact
{
    public long Id { get; set; }

    public string Subject { get; set; } = null!;

    public string Predicate { get; set; } = null!;

    public string Object { get; set; } = null!;

    /// <summary>The subject in lower case, trimmed; so are the other two keys.</summary>
    public string SubjectKey { get; set; } = null!;

    public string PredicateKey { get; set; } = null!;

    public string ObjectKey { get; set; } = null!;

    /// <summary>0 to 1. It guards its own changes: of two that raise it at once, the second is redone.</summary>
    public double Weight { get; set; }

    public string? Source { get; set; }
}
