using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>
/// Forgets messages that were dealt with longer ago than the duplicate detection window: of each consumer only where it runs and is connected, and only what is older by a window than all that it was given lately. A consumer that is down forgets nothing, so that what was not acknowledged is still known when it comes back. How far it has forgotten is written before.
/// </summary>
internal sealed class InboxCleanupService<TDbContext>(
    IServiceScopeFactory scopes, MessagingTables tables, InboxMemory memory, IBusControl bus, IOptions<OutboxOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<InboxCleanupService<TDbContext>> logger) : PeriodicService(lifetime, time, logger)
    where TDbContext : DbContext
{
    const int BatchSize = 2_000;

    // Of the window: once connected so long, a process has been given what came back when it was not.
    const int SettlesIn = 12;

    DateTimeOffset? connectedSince;

    protected override TimeSpan Interval => options.Value.InboxCleanupInterval;

    protected override string Work => "The clean-up of the inbox";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        connectedSince = bus.CheckHealth().Status == BusHealthStatus.Healthy ? connectedSince ?? now : null;
        if (!(now - connectedSince >= options.Value.DuplicateDetectionWindow / SettlesIn))
            return;

        foreach (var (consumerId, oldestSent) in memory.Consumers)
            await ForgetAsync(consumerId, oldestSent - options.Value.DuplicateDetectionWindow, cancellationToken);
    }

    async Task ForgetAsync(Guid consumerId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();

        // Small bites: the writer is never held for long.
        var old = await OldOf(database, consumerId, before).ToListAsync(cancellationToken);
        if (old.Count > 0)
            await RaiseHorizonAsync(database, consumerId, before, cancellationToken);

        while (old.Count > 0)
        {
            // Every process of the consumer cleans up: what another has removed meanwhile is no matter.
            foreach (var row in old)
                work.Add(RowChange.Delete(tables.Inbox, row, mayBeGone: true));

            await work.SaveAsync(cancellationToken);
            old = old.Count == BatchSize ? await OldOf(database, consumerId, before).ToListAsync(cancellationToken) : [];
        }
    }

    static async Task RaiseHorizonAsync(TDbContext database, Guid consumerId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (await database.Set<InboxHorizon>().FindAsync([consumerId], cancellationToken) is not { } horizon)
            database.Add(new InboxHorizon { ConsumerId = consumerId, ForgottenBefore = before });
        else if (horizon.ForgottenBefore < before)
            horizon.ForgottenBefore = before;

        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Not those of messages that are still in the outbox: they may be sent again.</summary>
    static IQueryable<InboxState> OldOf(TDbContext database, Guid consumerId, DateTimeOffset before) => database.Set<InboxState>().AsNoTracking()
        .Where(x => x.ConsumerId == consumerId && x.Consumed < before && !database.Set<OutboxMessage>().Any(message => message.MessageId == x.MessageId))
        .OrderBy(x => x.Consumed)
        .Take(BatchSize);
}
