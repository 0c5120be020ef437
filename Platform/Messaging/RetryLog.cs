using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Messaging;

/// <summary>Says in one line that a message is tried again; what is given up is logged by the bus, with its stack trace.</summary>
internal sealed partial class RetryLog(ILogger<RetryLog> logger) : IRetryObserver
{
    public Task PostCreate<T>(RetryPolicyContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    public Task PostFault<T>(RetryContext<T> context)
        where T : class, PipeContext
    {
        var consumed = context.Context as ConsumeContext;
        var took = consumed is null ? TimeSpan.Zero : consumed.ReceiveContext.TryGetPayload(out FailedAttempt? failed) ? failed.Time : consumed.ReceiveContext.ElapsedTime;
        TriesAgain(
            consumed?.ReceiveContext.InputAddress.AbsolutePath.TrimStart('/'), (int)took.TotalMilliseconds, context.RetryAttempt + 1, LogReason.Of(context.Exception));
        return Task.CompletedTask;
    }

    public Task PreRetry<T>(RetryContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    public Task RetryFault<T>(RetryContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    public Task RetryComplete<T>(RetryContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Queue} failed after {Milliseconds} ms and is tried again (retry {Attempt}): {Reason}")]
    partial void TriesAgain(string? queue, int milliseconds, int attempt, string reason);
}
