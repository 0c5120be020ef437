using MarketingBus.Contracts;

namespace MarketingBus.Data.Engagement;

/// <summary>What a lead did. Written by Workers.Engagement.</summary>
public sealed class EngagementEvent
{
    public Guid EventId { get; set; }

    public Guid JourneyId { get; set; }

    public string LeadId { get; set; } = null!;

    public EngagementKind Kind { get; set; }

    public Channel? Channel { get; set; }

    public string? CampaignId { get; set; }

    public string? MessageId { get; set; }

    public double? ValueUsd { get; set; }

    public string? Text { get; set; }

    /// <summary>Why a machine and no person seems to have done it; null when nothing speaks for that.</summary>
    public string? AutomatedReason { get; set; }

    public DateTimeOffset OccurredAt { get; set; }
}
