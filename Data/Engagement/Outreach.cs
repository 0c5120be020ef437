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

    /// <summary>One of <see cref="OutreachStatus"/>.</summary>
    public string Status { get; set; } = OutreachStatus.Intended;

    public string? MessageId { get; set; }

    public IReadOnlyList<Reason> Reasons { get; set; } = [];

    /// <summary>When it was decided, or last handed to the provider.</summary>
    public DateTimeOffset IntendedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
