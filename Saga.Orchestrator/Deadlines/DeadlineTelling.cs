using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Saga.Orchestrator.Deadlines;

/// <summary>One commit of a sweep: the messages and the marks that they were told, or neither.</summary>
internal sealed class DeadlineTelling(MarketingDbContext database, IPublishEndpoint publish, OrchestratorOptions options, TimeProvider time)
{
    public async Task<IReadOnlyList<DueWait>> DueAsync(CancellationToken cancellationToken) =>
        [.. await DueOf<LeadJourneyState>(cancellationToken), .. await DueOf<CampaignReviewState>(cancellationToken)];

    public async Task TellAsync(IReadOnlyList<DueWait> due, CancellationToken cancellationToken)
    {
        foreach (var wait in due)
        {
            await publish.Publish(wait.Message, context => context.MessageId = wait.MessageId, cancellationToken);
            Mark(wait);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>True when somebody has told one of these since they were read.</summary>
    public async Task<bool> WasToldAsync(IReadOnlyList<DueWait> due, CancellationToken cancellationToken)
    {
        var subjects = due.Select(x => x.SubjectId).ToArray();
        var versions = await database.Set<ToldDeadline>().AsNoTracking()
            .Where(x => subjects.Contains(x.SubjectId)).ToDictionaryAsync(x => x.SubjectId, x => x.Version, cancellationToken);
        return due.Any(x => versions.TryGetValue(x.SubjectId, out var version) && version >= (x.Told?.Version ?? 1));
    }

    /// <summary>A wait that lasts is marked afresh each time that it is told again: an old mark is of a saga that has gone on.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - (2 * options.TellAgainAfter);
        database.RemoveRange(await database.Set<ToldDeadline>()
            .Where(x => x.ToldAt < before).OrderBy(x => x.ToldAt).Take(options.SweepLimit).ToListAsync(cancellationToken));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another orchestrator forgot them meanwhile, or told one again.
        }
    }

    async Task<List<DueWait>> DueOf<TState>(CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var now = time.GetUtcNow();
        var lost = now - options.TellAgainAfter;
        return await database.Set<TState>()
            .Where(x => x.Deadline <= now)
            .LeftJoin(database.Set<ToldDeadline>(), x => x.CorrelationId, told => told.SubjectId,
                (state, told) => new { Wait = state.EscalationId ?? state.HandoffId ?? state.CorrelationId, State = state, Told = told })
            .Where(x => x.Told == null || x.Told.WaitId != x.Wait || x.Told.Deadline != x.State.Deadline || x.Told.ToldAt <= lost)
            .OrderBy(x => x.State.Deadline)
            .Take(options.SweepLimit)
            .Select(x => new DueWait(x.State.CorrelationId, x.Wait, x.State.Deadline!.Value, x.Told))
            .ToListAsync(cancellationToken);
    }

    void Mark(DueWait wait)
    {
        var told = wait.Told ?? database.Add(new ToldDeadline { SubjectId = wait.SubjectId }).Entity;
        told.Version++;
        told.WaitId = wait.WaitId;
        told.Deadline = wait.Deadline;
        told.ToldAt = time.GetUtcNow();
    }
}
