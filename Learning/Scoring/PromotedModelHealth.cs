using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Learning.Scoring;

/// <summary>Degraded while the promoted model cannot be used: leads are scored all the same, but not by it.</summary>
internal sealed class PromotedModelHealth(ILeadScorer scorer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(scorer.Fault is { } fault ? HealthCheckResult.Degraded(fault) : HealthCheckResult.Healthy());
}
