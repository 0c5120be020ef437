using MarketingBus.Contracts;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>A channel and why.</summary>
internal sealed record ChannelChoice(Channel Channel, Reason Reason);
