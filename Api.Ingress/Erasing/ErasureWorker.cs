using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Works on the erasures that are due, one after the other. Of several processes one claims each; what it does not bring to its end is due again.</summary>
internal sealed class ErasureWorker(
    IServiceScopeFactory scopes, IOptions<ErasureOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ErasureWorker> logger)
    : PeriodicService(lifetime, time, logger)
{
    const int MostAtOnce = 50;

    // Longer than a pass takes, however many stores are away.
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected override TimeSpan Interval => options.Value.Interval;

    protected override string Work => "The erasure of people";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        foreach (var erasureId in await DueAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await ClaimAsync(scope.ServiceProvider.GetRequiredService<MarketingDbContext>(), erasureId, cancellationToken) is { } erasure)
                await scope.ServiceProvider.GetRequiredService<ErasurePass>().RunAsync(erasure, cancellationToken);
        }
    }

    async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Time.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Set<Erasure>()
            .Where(x => x.DueAt != null && x.DueAt <= now).OrderBy(x => x.DueAt).Take(MostAtOnce).Select(x => x.ErasureId).ToListAsync(cancellationToken);
    }

    /// <summary>Null when another process was faster.</summary>
    async Task<Erasure?> ClaimAsync(MarketingDbContext database, Guid erasureId, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        if (await database.Set<Erasure>().FirstOrDefaultAsync(x => x.ErasureId == erasureId && x.DueAt <= now, cancellationToken) is not { } erasure)
            return null;

        erasure.DueAt = now + Lease;
        erasure.Version++;
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return erasure;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }
}
