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

    public DateTimeOffset ReceivedAt { get; set; }
}
