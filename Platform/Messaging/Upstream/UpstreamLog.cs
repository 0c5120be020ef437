using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>What an operator should know of upstream messages; never what they say.</summary>
internal sealed partial class UpstreamLog(ILogger<UpstreamLog> logger)
{
    [LoggerMessage(LogLevel.Information, "Upstream events are taken from the exchange {Exchange} by the queue {Queue}")]
    public partial void Takes(string exchange, string queue);

    [LoggerMessage(LogLevel.Warning, "An upstream event was rejected and is kept in {Queue}: {Reason}")]
    public partial void Rejected(string queue, string reason);

    [LoggerMessage(LogLevel.Warning, "Upstream events cannot be taken now; RabbitMQ is called again: {Reason}")]
    public partial void Interrupted(string reason);
}
