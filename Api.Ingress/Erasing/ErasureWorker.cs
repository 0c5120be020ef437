using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Works on the erasures that are due, many at once. Of several processes each claims its own; what it does not bring to its end is due again.</summary>
internal sealed class ErasureWorker(
    IServiceScopeFactory scopes, IOptions<ErasureOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ErasureWorker> logger)
    : PeriodicService(lifetime, time, logger)
{
    protected override TimeSpan Interval => options.Value.Interval;

    protected override string Work => "The erasure of people";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (await TryPassAsync(cancellationToken))
        {
            // Whoever has come meanwhile is asked for anew, and does not wait for those who failed before.
        }
    }

    /// <summary>False when nobody is due. In a scope of its own: a memory that was missing in one pass may answer in the next.</summary>
    async Task<bool> TryPassAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await ErasureClaim.TakeAsync(scope.ServiceProvider.GetRequiredService<MarketingDbContext>(), Time.GetUtcNow(), cancellationToken) is not { } claim)
            return false;

        await scope.ServiceProvider.GetRequiredService<ErasurePass>().RunAsync(claim, cancellationToken);
        return true;
    }
}
