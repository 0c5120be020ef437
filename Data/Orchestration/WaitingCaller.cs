using MarketingBus.Contracts;

namespace MarketingBus.Data.Orchestration;

/// <summary>A caller who waits over the bus for a journey or review to reach a stage; null when any result will do.</summary>
public sealed record WaitingCaller(Uri Address, Guid RequestId, JourneyStage? Stage);
