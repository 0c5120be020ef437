namespace MarketingBus.Data.Identity;

/// <summary>A person's erasure, from the request to the proof. Written by Api.Ingress.</summary>
public sealed class Erasure
{
    public Guid ErasureId { get; set; }

    public int Version { get; set; }

    /// <summary>Of the source system and the lead's id.</summary>
    public string LeadHash { get; set; } = null!;

    /// <summary>Of the lead's id alone, for those who ask without a source system.</summary>
    public string LeadIdHash { get; set; } = null!;

    /// <summary>Whom it is about, as long as there is work to do; null when it is done.</summary>
    public Person? Person { get; set; }

    /// <summary>One line for each place where personal data lives.</summary>
    public IReadOnlyList<ErasureStep> Steps { get; set; } = [];

    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>When it is worked on next; null when it is done.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }
}
