using MarketingBus.Data;
using MarketingBus.Data.Identity;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>
/// Goes through all stores once, for many people together: removes, then searches again. It is repeated until every search finds nothing and no commit is left that began before the tombstones, and once
/// more after a while, for the stores that have no commits.
/// Each pass may be the second one of the same: a process that stops in its midst leaves nothing to undo.
/// </summary>
internal sealed partial class ErasurePass(
    MarketingDbContext database, PersonFinder finder, InstallationSecret secret, IEnumerable<IPersonalDataStore> stores, IOptions<ErasureOptions> options, TimeProvider time,
    ILogger<ErasurePass> logger)
{
    const int Tries = 5;

    /// <param name="claim">Taken by this process.</param>
    /// <param name="cancellationToken">The process stops.</param>
    public async Task RunAsync(ErasureClaim claim, CancellationToken cancellationToken)
    {
        // What a pass that began before all had settled did not see, a later one has to.
        var began = time.GetUtcNow();
        // Before the first row goes: what leads from one row to the next is gone with it.
        var people = await database.RepeatOnConflictAsync(_ => BuryAsync(claim, cancellationToken), Tries);
        if (people.Count == 0)
            return;

        var isFenced = await database.HaveEndedAsync(options.Value.CommitWait, time, cancellationToken);
        var (all, steps) = (new People([.. people.Values], await secret.GetAsync(cancellationToken)), new List<StoreErasure>());
        foreach (var store in stores)
            steps.Add(await EraseAsync(store, all, cancellationToken));

        await database.RepeatOnConflictAsync(_ => PlanAsync(claim, people, steps, began, isFenced, cancellationToken), Tries);
    }

    /// <summary>Whom it is about, by the erasure's id, with everything that is known by now and tombstones for it.</summary>
    async Task<Dictionary<Guid, Person>> BuryAsync(ErasureClaim claim, CancellationToken cancellationToken)
    {
        var erasures = await claim.ReadAsync(database, cancellationToken);
        var people = await finder.CompleteAsync([.. erasures.Select(x => x.Person!)], cancellationToken);
        foreach (var (erasure, person) in erasures.Zip(people))
            erasure.Person = person;

        await database.BuryAsync(await secret.GetAsync(cancellationToken), erasures, time, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return erasures.ToDictionary(x => x.ErasureId, x => x.Person!);
    }

    /// <summary>For those whose lease still holds; the others are another process's by now.</summary>
    async Task<int> PlanAsync(ErasureClaim claim, Dictionary<Guid, Person> people, List<StoreErasure> steps, DateTimeOffset began, bool isFenced, CancellationToken cancellationToken)
    {
        foreach (var erasure in await claim.ReadAsync(database, cancellationToken))
        {
            var person = people[erasure.ErasureId];
            erasure.Steps = [.. steps.Select(x => x.StepOf(erasure, person))];
            Plan(erasure, ErasurePlan.After(erasure, options.Value, began, isFenced));
            erasure.Version++;
        }

        return await database.SaveChangesAsync(cancellationToken);
    }

    void Plan(Erasure erasure, ErasurePlan plan)
    {
        erasure.Attempts = plan.Attempts;
        erasure.DueAt = plan.DueAt;
        erasure.CompletedAt = plan.CompletedAt is null ? null : time.GetUtcNow();
        // From here on nothing says who it was.
        erasure.Person = plan.CompletedAt is null ? erasure.Person : null;
    }

    async Task<StoreErasure> EraseAsync(IPersonalDataStore store, People people, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(store.EndsByProgress ? Timeout.InfiniteTimeSpan : options.Value.StoreTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        PersonCounts? removed = null;
        try
        {
            removed = await store.EraseAsync(people, either.Token);
            return new StoreErasure(store.Name, removed, await store.CountAsync(people, either.Token), time.GetUtcNow(), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The message of an exception may repeat what was asked for.
            var problem = exception.GetBaseException().GetType().Name;
            LogFailure(logger, store.Name, problem);
            return new StoreErasure(store.Name, removed, null, time.GetUtcNow(), problem);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Store} could not be erased from, and is tried again: {Reason}")]
    static partial void LogFailure(ILogger logger, string store, string reason);
}
