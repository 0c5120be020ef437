using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>Deletes conversations whose time is over, in small bites, so that the writer is never held for long.</summary>
internal sealed class ExpiredConversationSweeper(
    IServiceScopeFactory scopes, IOptions<ShortTermOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<ExpiredConversationSweeper> logger) : PeriodicService(lifetime, time, logger)
{
    /// <summary>Returns how many were deleted.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        int bite;
        do
        {
            bite = await SweepOnceAsync(cancellationToken);
            swept += bite;
        }
        while (bite == options.Value.SweepBatch);

        return swept;
    }

    protected override TimeSpan Interval => options.Value.SweepInterval;

    protected override string Work => "The sweep of expired conversations";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    async Task<int> SweepOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var now = Time.GetUtcNow();

        var expired = await database.Set<RememberedConversation>()
            .Where(x => x.ExpiresAt <= now).OrderBy(x => x.ExpiresAt).Take(options.Value.SweepBatch).ToListAsync(cancellationToken);
        database.RemoveRange(expired);
        await database.SaveChangesAsync(cancellationToken);
        return expired.Count;
    }
}
