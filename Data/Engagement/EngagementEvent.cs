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

    public DateTimeOffset OccurredAt { get; set; }
}
