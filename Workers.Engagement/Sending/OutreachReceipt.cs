namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>What the provider answered: its id of the message, or why it was not sent.</summary>
public sealed record OutreachReceipt(string? MessageId, string? Failure)
{
    public static OutreachReceipt Sent(string messageId) => new(messageId, null);

    public static OutreachReceipt Failed(string reason) => new(null, reason);
}
