namespace MarketingBus.Data.Engagement;

/// <summary>A lead that must not be contacted any more. Written by Workers.Engagement.</summary>
public sealed class Suppression
{
    public Guid JourneyId { get; set; }

    public string LeadId { get; set; } = null!;

    /// <summary>unsubscribed or complained.</summary>
    public string Reason { get; set; } = null!;

    public DateTimeOffset Since { get; set; }
}
