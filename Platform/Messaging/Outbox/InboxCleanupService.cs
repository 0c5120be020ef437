using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Forgets messages that were dealt with longer ago than the duplicate detection window.</summary>
internal sealed partial class InboxCleanupService<TDbContext>(
    IServiceScopeFactory scopes, IOptions<OutboxOptions> options, TimeProvider time, ILogger<InboxCleanupService<TDbContext>> logger)
    : BackgroundService
    where TDbContext : DbContext
{
    const int BatchSize = 2_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.InboxCleanupInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogCleanupFailed(logger, exception, options.Value.InboxCleanupInterval);
            }
        }
    }

    async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        var before = time.GetUtcNow() - options.Value.DuplicateDetectionWindow;

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

    [LoggerMessage(LogLevel.Warning, "Inbox cleanup failed; it is tried again in {Interval}")]
    static partial void LogCleanupFailed(ILogger logger, Exception exception, TimeSpan interval);
}
