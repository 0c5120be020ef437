using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Forgets messages that were dealt with longer ago than the duplicate detection window.</summary>
internal sealed class InboxCleanupService<TDbContext>(
    IServiceScopeFactory scopes, MessagingTables tables, IOptions<OutboxOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
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
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var before = Time.GetUtcNow() - options.Value.DuplicateDetectionWindow;

        // Small bites: the writer is never held for long.
        List<InboxState> old;
        do
        {
            old = await OldOf(database, before).ToListAsync(cancellationToken);

            // Every process cleans up: what another has removed meanwhile is no matter.
            foreach (var row in old)
                work.Add(RowChange.Delete(tables.Inbox, row, mayBeGone: true));

            await work.SaveAsync(cancellationToken);
        }
        while (old.Count == BatchSize);
    }

    /// <summary>Not those of messages that are still in the outbox, after an outage longer than the window: they may be sent again.</summary>
    static IQueryable<InboxState> OldOf(TDbContext database, DateTimeOffset before) => database.Set<InboxState>().AsNoTracking()
        .Where(x => x.Consumed < before && !database.Set<OutboxMessage>().Any(message => message.MessageId == x.MessageId))
        .OrderBy(x => x.Consumed)
        .Take(BatchSize);
}
