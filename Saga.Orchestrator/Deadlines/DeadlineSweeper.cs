using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator.Deadlines;

/// <summary>Turns deadlines that have passed into messages. The saga row is the saga's to change; what it finds decides whether the message still matters.</summary>
internal sealed class DeadlineSweeper(
    IServiceScopeFactory scopes, IOptions<OrchestratorOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DeadlineSweeper> logger)
    : PeriodicService(lifetime, time, logger)
{
    protected override TimeSpan Interval => options.Value.SweepInterval;

    protected override string Work => "The sweep of deadlines";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        DueWait[] due = [.. await DueOf<LeadJourneyState>(database, cancellationToken), .. await DueOf<CampaignReviewState>(database, cancellationToken)];
        if (due.Length == 0)
            return;

        var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        var under = await UnderWay(database, [.. due.Select(MessageIdOf)], cancellationToken);
        foreach (var wait in due.Where(x => !under.Contains(MessageIdOf(x))))
        {
            await publish.Publish(new HandoffTimedOut { SubjectId = wait.SubjectId, HandoffId = wait.HandoffId, Deadline = wait.Deadline },
                context => context.MessageId = MessageIdOf(wait), cancellationToken);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    async Task<List<DueWait>> DueOf<TState>(MarketingDbContext database, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var now = Time.GetUtcNow();
        return await database.Set<TState>().AsNoTracking()
            .Where(x => x.Deadline <= now)
            .OrderBy(x => x.Deadline)
            .Take(options.Value.SweepLimit)
            .Select(x => new DueWait(x.CorrelationId, x.EscalationId ?? x.HandoffId ?? x.CorrelationId, x.Deadline!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A timeout that waits to be taken, or was taken by a saga that has yet to be read again, is not told twice.</summary>
    static async Task<HashSet<Guid>> UnderWay(MarketingDbContext database, Guid[] ids, CancellationToken cancellationToken) =>
        [.. await database.Set<OutboxMessage>().Where(x => ids.Contains(x.MessageId)).Select(x => x.MessageId).ToListAsync(cancellationToken)];

    /// <summary>The same deadline of the same wait is the same message, whoever tells it.</summary>
    static Guid MessageIdOf(DueWait wait) =>
        MarketingIds.From("timeout", wait.HandoffId.ToString(), wait.Deadline.UtcTicks.ToString(CultureInfo.InvariantCulture));
}
