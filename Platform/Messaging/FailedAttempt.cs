namespace MarketingBus.Platform.Messaging;

/// <summary>A try of a message that failed.</summary>
internal sealed record FailedAttempt(TimeSpan Time);
