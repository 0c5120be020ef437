namespace MarketingBus.Data.Memory;

/// <summary>One piece of evidence, so that it counts once however often it is told. It names an event, not a person. Written by Memory.</summary>
public sealed class FactEvidence
{
    public Guid EvidenceId { get; set; }

    public string SubjectKey { get; set; } = null!;

    public string PredicateKey { get; set; } = null!;

    public string ObjectKey { get; set; } = null!;

    /// <summary>It does not count, also when it is told only afterwards.</summary>
    public bool TakenBack { get; set; }
}
