using MarketingBus.Data;
using MarketingBus.Data.Identity;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>
/// Goes through all stores once: removes, then searches again. It is repeated until every search finds nothing, and once more when what was being done at the time of the request has ended.
/// Each pass may be the second one of the same: a process that stops in its midst leaves nothing to undo.
/// </summary>
internal sealed partial class ErasurePass(
    MarketingDbContext database, PersonFinder finder, InstallationSecret secret, IEnumerable<IPersonalDataStore> stores, IOptions<ErasureOptions> options, TimeProvider time,
    ILogger<ErasurePass> logger)
{
    /// <param name="erasure">Tracked, claimed and due.</param>
    /// <param name="cancellationToken">The process stops.</param>
    public async Task RunAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        // What a pass that began before all had settled did not see, a later one has to.
        var began = time.GetUtcNow();
        var person = await finder.CompleteAsync(erasure.Person!, cancellationToken);
        // Before the first row goes: what leads from one row to the next is gone with it.
        erasure.Person = person;
        await database.BuryAsync(await secret.GetAsync(cancellationToken), erasure, time, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);

        var known = erasure.Steps.ToDictionary(x => x.Store);
        var steps = new List<ErasureStep>();
        foreach (var store in stores)
            steps.Add(await EraseAsync(store, known.GetValueOrDefault(store.Name) ?? new ErasureStep { Store = store.Name }, person, cancellationToken));

        erasure.Steps = steps;
        Plan(erasure, ErasurePlan.After(erasure, options.Value, began));
        erasure.Version++;
        await database.SaveChangesAsync(cancellationToken);
    }

    void Plan(Erasure erasure, ErasurePlan plan)
    {
        erasure.Attempts = plan.Attempts;
        erasure.DueAt = plan.DueAt;
        erasure.CompletedAt = plan.CompletedAt is null ? null : time.GetUtcNow();
        // From here on nothing says who it was.
        erasure.Person = plan.CompletedAt is null ? erasure.Person : null;
    }

    async Task<ErasureStep> EraseAsync(IPersonalDataStore store, ErasureStep step, Person person, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.StoreTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var removed = 0L;
        try
        {
            removed = await store.EraseAsync(person, either.Token);
            var found = await store.CountAsync(person, either.Token);
            return step with
            {
                Status = found == 0 ? ErasureStatus.Erased : ErasureStatus.Pending,
                Removed = step.Removed + removed,
                Found = found,
                Attempts = step.Attempts + 1,
                VerifiedAt = time.GetUtcNow(),
                Problem = null,
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(logger, store.Name, exception.GetBaseException().GetType().Name);
            // The message of an exception may repeat what was asked for.
            return step with { Status = ErasureStatus.Failed, Removed = step.Removed + removed, Attempts = step.Attempts + 1, Problem = exception.GetBaseException().GetType().Name };
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Store} could not be erased from, and is tried again: {Reason}")]
    static partial void LogFailure(ILogger logger, string store, string reason);
}
