using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>An event that was accepted: the same id is accepted once. Written by <see cref="EventIntake"/>, in the transaction that publishes the event.</summary>
public sealed class AcceptedEvent
{
    public Guid EventId { get; set; }

    /// <summary>lead, campaign, engagement, engagement_request, handoff_request.</summary>
    public string Kind { get; set; } = null!;

    /// <summary>The journey or review that the event is about.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>SHA-256 of what the event says, in hexadecimal: the same id with other content is a conflict.</summary>
    public string ContentHash { get; set; } = null!;

    /// <summary>The order number: what was accepted before another was sent has the smaller one.</summary>
    public long Sequence { get; set; }

    /// <summary>Keyed hash of the e-mail address that a lead was given with: so the journey and the address belong together, before anybody has worked on the event. Null when none was given.</summary>
    public string? AddressHash { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }
}
