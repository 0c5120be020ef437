using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>Whether upstream events are taken at the moment. Without them the process can still do its other work.</summary>
internal sealed class UpstreamState : IHealthCheck
{
    volatile string? trouble = "Not yet.";

    public void Takes() => trouble = null;

    public void Lost(string reason) => trouble = reason;

    public Task LostAsync(string reason)
    {
        Lost(reason);
        return Task.CompletedTask;
    }

    public Task TakesAsync()
    {
        Takes();
        return Task.CompletedTask;
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(trouble is { } reason ? HealthCheckResult.Degraded(reason) : HealthCheckResult.Healthy());
}
