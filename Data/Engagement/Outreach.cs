using MarketingBus.Contracts;

namespace MarketingBus.Data.Engagement;

/// <summary>One message to one lead: intended, then sent or refused. Written by Workers.Engagement.</summary>
public sealed class Outreach
{
    /// <summary>Idempotency key towards the provider.</summary>
    public Guid EngagementId { get; set; }

    public Guid JourneyId { get; set; }

    public string LeadId { get; set; } = null!;

    public string? CampaignId { get; set; }

    public EngagementType EngagementType { get; set; }

    public Channel? Channel { get; set; }

    public string? Content { get; set; }

    /// <summary>intended, sent, refused, failed or unknown (a crash fell between sending and recording it; a person decides).</summary>
    public string Status { get; set; } = "intended";

    public string? MessageId { get; set; }

    public IReadOnlyList<Reason> Reasons { get; set; } = [];

    public DateTimeOffset IntendedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
