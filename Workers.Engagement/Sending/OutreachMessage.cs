using MarketingBus.Contracts;

namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>One message to one lead. The engagement id is the idempotency key that the provider is given.</summary>
public sealed record OutreachMessage(Guid EngagementId, EngagementType EngagementType, Channel Channel, LeadProfile Lead, string Content);
