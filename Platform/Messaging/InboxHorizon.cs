namespace MarketingBus.Platform.Messaging;

/// <summary>How far one consumer's inbox has been forgotten. What was sent before that and is not in the inbox was dealt with, or never came: nobody knows.</summary>
public sealed class InboxHorizon
{
    /// <summary>One per consumer and endpoint.</summary>
    public Guid ConsumerId { get; set; }

    /// <summary>Only rises.</summary>
    public DateTimeOffset ForgottenBefore { get; set; }
}
