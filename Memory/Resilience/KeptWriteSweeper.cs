using System.Text;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Resilience;

/// <summary>
/// Looks at each store that may be away, applies in order what was kept for it, and counts what is left. Of several processes one applies at a time: two that took turns
/// of one conversation beside each other could swap them.
/// </summary>
internal sealed partial class KeptWriteSweeper(
    IServiceScopeFactory scopes, StoreCircuits circuits, MemoryHealth health, MemoryMetrics metrics, IOptions<ResilienceOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<KeptWriteSweeper> logger) : PeriodicService(lifetime, time, logger)
{
    // Any number will do that nobody else takes a lock by; the memory is added to it.
    const long LockOfFirstMemory = 0x6D61726B_6D656D00;

    // How many are applied at once: fewer after a store did not answer in time, since it may have been too much for it, and a little more each time that it does.
    readonly Dictionary<MemoryType, int> bites = [];

    /// <summary>Returns how many were applied.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var applied = 0;
        foreach (var memory in await MemoriesAsync())
        {
            if (await AnswersAsync(memory, cancellationToken))
                applied += await ApplyAllAsync(memory, cancellationToken);

            health.Counted(memory, await CountAsync(memory, cancellationToken));
        }

        return applied;
    }

    protected override TimeSpan Interval => options.Value.ApplyInterval;

    protected override string Work => "Applying what was kept for memories";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    async Task<IReadOnlyList<MemoryType>> MemoriesAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. scope.ServiceProvider.GetServices<IKeptWriteTarget>().Select(x => x.Memory)];
    }

    async Task<bool> AnswersAsync(MemoryType memory, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var target = TargetOf(memory, scope.ServiceProvider);
        return await circuits.Of(memory).TryAsync(target.LookAsync, cancellationToken);
    }

    async Task<int> ApplyAllAsync(MemoryType memory, CancellationToken cancellationToken)
    {
        var (applied, held) = (0, new HashSet<string>());
        while (true)
        {
            var bite = await ApplyBiteAsync(memory, held, cancellationToken);
            applied += bite.Applied;
            if (!bite.HasMore)
                break;
        }

        if (applied > 0)
        {
            metrics.Applied(memory, applied);
            LogApplied(logger, applied, memory);
        }

        return applied;
    }

    /// <param name="memory">Whose.</param>
    /// <param name="held">Keys of which a write was not taken in this turn: what comes after it waits for the next.</param>
    /// <param name="cancellationToken">Gives up.</param>
    async Task<(int Applied, bool HasMore)> ApplyBiteAsync(MemoryType memory, HashSet<string> held, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();

        // SQLite has one process and so one sweeper; a transaction there would keep all other writers waiting for the store.
        await using var transaction = database.Database.IsNpgsql() ? await database.Database.BeginTransactionAsync(cancellationToken) : null;
        if (transaction is not null && !await IsMyTurnAsync(database, memory, cancellationToken))
            return (0, false);

        await ForgetEndedAsync(database, memory, cancellationToken);
        var bite = bites.GetValueOrDefault(memory, options.Value.ApplyBatch);
        var writes = await database.Set<KeptMemoryWrite>().AsNoTracking()
            .Where(x => x.Memory == memory && x.GivenUpAt == null && !held.Contains(x.Key))
            .OrderBy(x => x.Id).Take(bite).ToListAsync(cancellationToken);
        var gone = await ForgetErasedAsync(scope.ServiceProvider.GetService<IErasedPeople>(), writes, cancellationToken);
        var (taken, isAway) = await ApplyAsync(database, TargetOf(memory, scope.ServiceProvider), [.. writes.ExceptBy(gone, x => x.Id)], held, cancellationToken);
        taken.AddRange(gone);
        bites[memory] = isAway ? Math.Max(1, bite / 2) : Math.Min(options.Value.ApplyBatch, bite + Math.Max(1, bite / 8));

        await database.Set<KeptMemoryWrite>().Where(x => taken.Contains(x.Id)).ExecuteDeleteAsync(CancellationToken.None);
        if (transaction is not null)
            await transaction.CommitAsync(CancellationToken.None);

        return (taken.Count, !isAway && writes.Count == bite);
    }

    /// <summary>What was kept before somebody was erased is not applied afterwards; what it says of them beside somebody else is left out.</summary>
    static async Task<List<long>> ForgetErasedAsync(IErasedPeople? erased, List<KeptMemoryWrite> writes, CancellationToken cancellationToken)
    {
        var gone = new List<long>();
        foreach (var write in erased is null ? [] : writes)
        {
            var content = Encoding.UTF8.GetBytes(write.Content);
            var look = await erased!.LookAsync(() => content, cancellationToken);
            // A fact is about each of its nodes.
            if (look == ErasedLook.Theirs || (write.Memory == MemoryType.Semantic && await erased.AreNamedInAsync(() => content, cancellationToken)))
                gone.Add(write.Id);
            else if (look == ErasedLook.Mentioned)
                write.Content = Encoding.UTF8.GetString((await erased.WithoutAsync(content, cancellationToken)).Span);
        }

        return gone;
    }

    async Task<(List<long> Taken, bool IsAway)> ApplyAsync(
        MarketingDbContext database, IKeptWriteTarget target, List<KeptMemoryWrite> writes, HashSet<string> held, CancellationToken cancellationToken)
    {
        if (writes is [])
            return ([], false);

        if (await TryApplyAsync(target, writes, cancellationToken) is var all and not Taking.Refused)
            return (all == Taking.Taken ? [.. writes.Select(x => x.Id)] : [], all == Taking.Away);

        // One of them cannot be written: found by trying them one by one, it holds up none but those that follow it in its own conversation.
        var taken = new List<long>();
        foreach (var write in writes.Where(x => !held.Contains(x.Key)))
        {
            switch (await TryApplyAsync(target, [write], cancellationToken))
            {
                case Taking.Taken:
                    taken.Add(write.Id);
                    break;
                case Taking.Away:
                    return (taken, true);
                default:
                    await RefusedAsync(database, write);
                    held.Add(write.Key);
                    break;
            }
        }

        return (taken, false);
    }

    async Task<Taking> TryApplyAsync(IKeptWriteTarget target, IReadOnlyList<KeptMemoryWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            return await circuits.Of(target.Memory).TryAsync(token => target.ApplyAsync(writes, token), cancellationToken) ? Taking.Taken : Taking.Away;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Kept apart by kind: a message may repeat what was to be written.
            writes[^1].Reason = exception.GetType().Name;
            return Taking.Refused;
        }
    }

    async Task RefusedAsync(MarketingDbContext database, KeptMemoryWrite write)
    {
        var failures = write.Failures + 1;
        DateTimeOffset? givenUpAt = failures >= options.Value.Tries ? Time.GetUtcNow() : null;
        await database.Set<KeptMemoryWrite>().Where(x => x.Id == write.Id).ExecuteUpdateAsync(x => x
            .SetProperty(kept => kept.Failures, failures)
            .SetProperty(kept => kept.Reason, write.Reason)
            .SetProperty(kept => kept.GivenUpAt, givenUpAt), CancellationToken.None);
        if (givenUpAt is null)
            return;

        metrics.GivenUp(write.Memory);
        LogGivenUp(logger, write.Id, write.Memory, failures, write.Reason);
    }

    async Task ForgetEndedAsync(MarketingDbContext database, MemoryType memory, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        await database.Set<KeptMemoryWrite>().Where(x => x.Memory == memory && x.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    async Task<KeptCount> CountAsync(MemoryType memory, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Set<KeptMemoryWrite>().AsNoTracking().Where(x => x.Memory == memory);
        var counts = await kept.GroupBy(x => x.GivenUpAt != null)
            .Select(x => new { IsGivenUp = x.Key, Count = x.Count(), Oldest = x.Min(write => write.KeptAt) })
            .ToListAsync(cancellationToken);
        var waiting = counts.FirstOrDefault(x => !x.IsGivenUp);
        return new KeptCount(waiting?.Count ?? 0, waiting?.Oldest, counts.FirstOrDefault(x => x.IsGivenUp)?.Count ?? 0);
    }

    static IKeptWriteTarget TargetOf(MemoryType memory, IServiceProvider services) => services.GetServices<IKeptWriteTarget>().Single(x => x.Memory == memory);

    static async Task<bool> IsMyTurnAsync(MarketingDbContext database, MemoryType memory, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({LockOfFirstMemory + (int)memory}) AS "Value" """).ToListAsync(cancellationToken))[0];

    enum Taking
    {
        Taken,
        Refused,
        Away,
    }

    [LoggerMessage(LogLevel.Information, "{Count} writes that were kept for the {Memory} memory have been applied")]
    static partial void LogApplied(ILogger logger, int count, MemoryType memory);

    [LoggerMessage(LogLevel.Error, "Kept write {Id} of the {Memory} memory is given up after {Failures} tries: {Reason}. It stays in memory.kept_writes")]
    static partial void LogGivenUp(ILogger logger, long id, MemoryType memory, int failures, string? reason);
}
