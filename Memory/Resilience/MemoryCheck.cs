using MarketingBus.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Memory.Resilience;

/// <summary>A process works on without a memory, so that it is degraded and never unhealthy by that.</summary>
internal sealed class MemoryCheck(MemoryType memory, IMemoryHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = health.Look().Single(x => x.Memory == memory);
        return Task.FromResult(status.IsHealthy
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{(status.IsAway ? "Its store does not answer. " : "")}{status.Waiting} writes wait, {status.GivenUp} are given up."));
    }
}
