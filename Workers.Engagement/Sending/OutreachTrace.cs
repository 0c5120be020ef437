namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>What a provider knows of a message under its engagement id; null when it cannot tell.</summary>
public sealed record OutreachTrace(bool? WasSent, string? MessageId)
{
    public static OutreachTrace Unknown { get; } = new(null, null);

    public static OutreachTrace NotSent { get; } = new(false, null);

    public static OutreachTrace Sent(string messageId) => new(true, messageId);
}
