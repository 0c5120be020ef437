using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Delivery.Broker;

/// <summary>Sends what a crash or a lost connection left in the outbox. Several processes sweep beside each other: a row that one has in hand is passed over by the others.</summary>
internal sealed partial class OutboxSweeper<TDbContext>(
    IServiceScopeFactory scopes, BrokerDelivery delivery, IBroker broker, IOptions<OutboxOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OutboxSweeper<TDbContext>> logger)
    : PeriodicService(lifetime, time, logger)
    where TDbContext : DbContext
{
    const int Bite = 200;

    protected override TimeSpan Interval => options.Value.SweepInterval;

    protected override string Work => "The sweep of the outbox";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (await SweepAsync(cancellationToken) == Bite)
        {
        }
    }

    /// <summary>The locks are held until the broker has the messages: ended half-way, the rows are there again for the next sweep.</summary>
    async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var rows = await Left(database).ToListAsync(cancellationToken);
        rows.RemoveAll(x => delivery.IsHeld(x.SequenceNumber));
        if (rows.Count == 0)
            return 0;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.DeliveryTimeout);
        var outcomes = await Task.WhenAll(rows.Select(x => TrySendAsync(x, patience.Token)));

        var sent = rows.Where((_, index) => outcomes[index]).Select(x => x.SequenceNumber).ToArray();
        var unsent = rows.Where((_, index) => !outcomes[index]).Select(x => x.SequenceNumber).ToArray();
        await database.Set<OutboxMessage>().Where(x => sent.Contains(x.SequenceNumber)).ExecuteDeleteAsync(CancellationToken.None);

        // Behind the others: what nobody takes yet must not keep them from being sent.
        var now = Time.GetUtcNow();
        await database.Set<OutboxMessage>().Where(x => unsent.Contains(x.SequenceNumber))
            .ExecuteUpdateAsync(x => x.SetProperty(message => message.SentTime, now), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        if (sent.Length > 0)
            SweptUp(logger, sent.Length);

        return rows.Count;
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

    IQueryable<OutboxMessage> Left(TDbContext database)
    {
        var before = Time.GetUtcNow() - options.Value.SweepAfter;
        var rows = database.Database.IsNpgsql()
            ? database.Set<OutboxMessage>().FromSql(
                $"""SELECT * FROM messaging.outbox WHERE "SentTime" < {before} ORDER BY "SequenceNumber" LIMIT {Bite} FOR UPDATE SKIP LOCKED""")
            : database.Set<OutboxMessage>().Where(x => x.SentTime < before).OrderBy(x => x.SequenceNumber).Take(Bite);
        return rows.AsNoTracking();
    }

    [LoggerMessage(LogLevel.Information, "{Count} messages that were left in the outbox have been sent")]
    static partial void SweptUp(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "{MessageType} {MessageId} waits in the outbox: {Reason}")]
    static partial void StillWaits(ILogger logger, string messageType, Guid messageId, string reason);
}
