using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Memory.Neo4j;

/// <summary>Whether Neo4j answers, and lets us in. Without it the process still works, with less to go by.</summary>
internal sealed class Neo4jCheck(Neo4jClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.ReadAsync(Neo4jStatements.Ping, [], cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is ServerNotThereException or Neo4jException)
        {
            return HealthCheckResult.Degraded(exception.Message);
        }
    }
}
