using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Outbox;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Delivery.Broker;

/// <summary>
/// Sends what a crash or a lost connection left in the outbox. Several processes sweep beside each other: each claims rows until the broker must have answered, in one short statement, and holds no lock while
/// it sends. What a crash leaves claimed is due again afterwards.
/// </summary>
internal sealed partial class OutboxSweeper<TDbContext>(
    IServiceScopeFactory scopes, ICommitQueue commits, MessagingTables tables, BrokerDelivery delivery, IBroker broker, IOptions<OutboxOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OutboxSweeper<TDbContext>> logger)
    : PeriodicService(lifetime, time, logger)
    where TDbContext : DbContext
{
    const int Bite = 200;

    // From the broker's last moment to answer to the next claim.
    static readonly TimeSpan ClaimMargin = TimeSpan.FromSeconds(5);

    protected override TimeSpan Interval => options.Value.SweepInterval;

    protected override string Work => "The sweep of the outbox";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (!broker.IsBlocked && await SweepAsync(cancellationToken) == Bite)
        {
        }
    }

    async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(cancellationToken);
        var rows = claimed.FindAll(x => !delivery.IsHeld(x.SequenceNumber));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.DeliveryTimeout);
        var outcomes = await Task.WhenAll(rows.Select(x => TrySendAsync(x, patience.Token)));

        var sent = rows.Where((_, index) => outcomes[index]).ToList();
        if (sent.Count > 0)
        {
            await commits.CommitAsync([.. sent.Select(x => RowChange.Delete(tables.Outbox, x, mayBeGone: true))], long.MaxValue, CancellationToken.None);
            SweptUp(logger, sent.Count);
        }

        if (sent.Count < rows.Count)
            await ReleaseAsync([.. rows.Except(sent).Select(x => x.SequenceNumber)]);
        return claimed.Count;
    }

    /// <summary>True once the broker has the message.</summary>
    async Task<bool> TrySendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await broker.PublishAsync(message, cancellationToken);
            return true;
        }
        catch (Exception exception)
        {
            StillWaits(logger, message.MessageType, message.MessageId, LogReason.Of(exception));
            return false;
        }
    }

    /// <summary>Behind the others: what nobody takes yet must not keep them from being sent.</summary>
    async Task ReleaseAsync(long[] unsent)
    {
        var now = Time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDbContext>().Set<OutboxMessage>().Where(x => unsent.Contains(x.SequenceNumber))
            .ExecuteUpdateAsync(x => x.SetProperty(message => message.SentTime, now), CancellationToken.None);
    }

    async Task<List<OutboxMessage>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        var before = now - options.Value.SweepAfter;
        var until = now + options.Value.DeliveryTimeout + ClaimMargin - options.Value.SweepAfter;
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<TDbContext>().Set<OutboxMessage>();
        if (scope.ServiceProvider.GetRequiredService<TDbContext>().Database.IsNpgsql())
        {
            return await outbox.FromSql(
                $"""
                UPDATE messaging.outbox SET "SentTime" = {until} WHERE "SequenceNumber" IN (
                    SELECT "SequenceNumber" FROM messaging.outbox WHERE "SentTime" < {before} ORDER BY "SequenceNumber" LIMIT {Bite} FOR UPDATE SKIP LOCKED)
                RETURNING *
                """).AsNoTracking().ToListAsync(cancellationToken);
        }

        // One writer at a time: who finds a row still due has claimed it.
        var due = await outbox.Where(x => x.SentTime < before).OrderBy(x => x.SequenceNumber).Take(Bite).Select(x => x.SequenceNumber).ToListAsync(cancellationToken);
        return await outbox.Where(x => due.Contains(x.SequenceNumber) && x.SentTime < before).ExecuteUpdateAsync(x => x.SetProperty(m => m.SentTime, until), cancellationToken) == 0
            ? []
            : await outbox.AsNoTracking().Where(x => due.Contains(x.SequenceNumber) && x.SentTime == until).ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Count} messages that were left in the outbox have been sent")]
    static partial void SweptUp(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "{MessageType} {MessageId} waits in the outbox: {Reason}")]
    static partial void StillWaits(ILogger logger, string messageType, Guid messageId, string reason);
}
