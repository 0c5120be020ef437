using MarketingBus.Data;
using MarketingBus.Data.Mcp;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Forgets accesses that are older than the log is kept, in small bites, so that the writer is never held for long.</summary>
internal sealed class AccessLogPruner(
    IServiceScopeFactory scopes, IOptions<JsonRpcOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<AccessLogPruner> logger)
    : PeriodicService(lifetime, time, logger)
{
    const int Bite = 500;

    /// <summary>Returns how many were forgotten.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var before = Time.GetUtcNow() - options.Value.AccessRetention;
        var (pruned, bite) = (0, Bite);
        while (bite == Bite)
        {
            bite = await PruneOnceAsync(before, cancellationToken);
            pruned += bite;
        }

        return pruned;
    }

    protected override TimeSpan Interval => options.Value.AccessPruneInterval;

    protected override string Work => "The pruning of the access log";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => PruneAsync(cancellationToken);

    async Task<int> PruneOnceAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var old = await database.Set<ResourceAccess>().Where(x => x.At < before).OrderBy(x => x.At).Take(Bite).ToListAsync(cancellationToken);
        database.RemoveRange(old);
        await database.SaveChangesAsync(cancellationToken);
        return old.Count;
    }
}
