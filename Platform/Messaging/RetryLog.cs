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
        TriesAgain(
            (context.Context as ConsumeContext)?.ReceiveContext.InputAddress.AbsolutePath.TrimStart('/'), context.RetryAttempt + 1,
            context.Exception.GetBaseException().Message);
        return Task.CompletedTask;
    }

    public Task PreRetry<T>(RetryContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    public Task RetryFault<T>(RetryContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    public Task RetryComplete<T>(RetryContext<T> context)
        where T : class, PipeContext => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Queue} failed and is tried again (retry {Attempt}): {Reason}")]
    partial void TriesAgain(string? queue, int attempt, string reason);
}
