using MarketingBus.Data;
using MarketingBus.Data.Mcp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Forgets accesses that are older than the log is kept, in small bites, so that the writer is never held for long.</summary>
internal sealed partial class AccessLogPruner(
    IServiceScopeFactory scopes, IOptions<JsonRpcOptions> options, TimeProvider time, ILogger<AccessLogPruner> logger) : BackgroundService
{
    const int Bite = 500;

    /// <summary>Returns how many were forgotten.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.AccessRetention;
        var (pruned, bite) = (0, Bite);
        while (bite == Bite)
        {
            bite = await PruneOnceAsync(before, cancellationToken);
            pruned += bite;
        }

        return pruned;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.AccessPruneInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogPruningFailed(exception, options.Value.AccessPruneInterval);
            }
        }
    }

    async Task<int> PruneOnceAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var old = await database.Set<ResourceAccess>().Where(x => x.At < before).OrderBy(x => x.At).Take(Bite).ToListAsync(cancellationToken);
        database.RemoveRange(old);
        await database.SaveChangesAsync(cancellationToken);
        return old.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The access log could not be pruned; it is tried again in {Interval}")]
    partial void LogPruningFailed(Exception exception, TimeSpan interval);
}
