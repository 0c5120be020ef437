using MarketingBus.Contracts;

namespace MarketingBus.Data.Orchestration;

/// <summary>An engagement that waits for the step before it.</summary>
public sealed record PendingEngagement(Guid EngagementId, EngagementType EngagementType, HandoffContext Handoff);
