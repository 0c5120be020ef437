using MarketingBus.Contracts;

namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>The default: writes that a message would have gone out, without a word about whom to.</summary>
internal sealed partial class LogOutreachSender(ILogger<LogOutreachSender> logger) : IOutreachSender
{
    public bool RecognisesRepeats => true;

    public Task<OutreachReceipt> SendAsync(OutreachMessage message, CancellationToken cancellationToken)
    {
        var messageId = $"log-{message.EngagementId:N}";
        LogSent(logger, message.EngagementType, message.Channel, message.Content.Length, messageId);
        return Task.FromResult(OutreachReceipt.Sent(messageId));
    }

    [LoggerMessage(LogLevel.Information, "Sent {EngagementType} by {Channel}, {Length} characters, as {MessageId}")]
    static partial void LogSent(ILogger logger, EngagementType engagementType, Channel channel, int length, string messageId);
}
