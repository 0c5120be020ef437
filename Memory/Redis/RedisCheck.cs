using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Memory.Redis;

/// <summary>Whether Redis answers. Without it a process works on, so that it is only degraded.</summary>
internal sealed class RedisCheck(RedisConnection redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.AskAsync(x => x.PingAsync(), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (ServerNotThereException exception)
        {
            return HealthCheckResult.Degraded(exception.Message);
        }
    }
}
