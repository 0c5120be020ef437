using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Forgets messages that were dealt with longer ago than the duplicate detection window.</summary>
internal sealed class InboxCleanupService<TDbContext>(
    IServiceScopeFactory scopes, IOptions<OutboxOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<InboxCleanupService<TDbContext>> logger) : PeriodicService(lifetime, time, logger)
    where TDbContext : DbContext
{
    const int BatchSize = 2_000;

    protected override TimeSpan Interval => options.Value.InboxCleanupInterval;

    protected override string Work => "The clean-up of the inbox";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => CleanAsync(cancellationToken);

    async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        var before = Time.GetUtcNow() - options.Value.DuplicateDetectionWindow;

        // Small bites: the writer is never held for long.
        int removed;
        do
        {
            var old = await database.Set<InboxState>().Where(x => x.Consumed < before).OrderBy(x => x.Consumed).Take(BatchSize).ToListAsync(cancellationToken);
            database.RemoveRange(old);
            await database.SaveChangesAsync(cancellationToken);
            database.ChangeTracker.Clear();
            removed = old.Count;
        }
        while (removed == BatchSize);
    }
}
