using Microsoft.Extensions.Hosting;

namespace MarketingBus.Platform.Hosting;

internal static class ApplicationStart
{
    /// <summary>Completes once every hosted service has started, the bus among them.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }
}
