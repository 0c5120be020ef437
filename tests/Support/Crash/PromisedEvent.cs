namespace MarketingBus.Tests.Support.Crash;

/// <summary>What the server named when it accepted an event.</summary>
internal sealed record PromisedEvent(Guid? JourneyId, Guid? ReviewId);
