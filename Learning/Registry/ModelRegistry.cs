using MarketingBus.Data;
using MarketingBus.Data.Learning;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Learning.Registry;

/// <summary>
/// Which of the trained models scores. At most one of a scope is promoted: whoever changes that reads and raises the scope's row among the jobs in the same
/// transaction, so that of two who do it at once the slower one finds the row changed, and begins again with what the other one left.
/// </summary>
public sealed class ModelRegistry(MarketingDbContext database, TimeProvider time)
{
    const int Tries = 20;
    const string RolledBack = "Rolled back";

    /// <summary>Makes a candidate or retired model the one that scores; the champion of its scope retires.</summary>
    public async Task<PromotionOutcome> PromoteAsync(string version, string reason, CancellationToken cancellationToken)
    {
        var scope = await database.Set<ModelRecord>().Where(x => x.Version == version).Select(x => x.Scope).FirstOrDefaultAsync(cancellationToken);
        return scope is null ? PromotionOutcome.Unknown : await InTurnAsync(scope, () => TryPromoteAsync(version, reason, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// The model that scored before the champion takes over again, and the champion retires. A model that was itself rolled back is not gone back to, nor one whose bytes are damaged.
    /// </summary>
    /// <returns>The version that scores now; null when there is no champion, or nothing to go back to.</returns>
    public Task<string?> RollBackAsync(string scope, string reason, CancellationToken cancellationToken) => InTurnAsync(scope, async () =>
    {
        if (await PromotedVersionAsync(scope, cancellationToken) is not { } champion || await PredecessorAsync(scope, cancellationToken) is not { } predecessor)
            return null;

        await RetireChampionsAsync(predecessor, $"{RolledBack} to {predecessor.Version}. {reason}", cancellationToken);
        Promote(predecessor, $"Took over again from {champion}. {reason}");
        await database.SaveChangesAsync(cancellationToken);
        return predecessor.Version;
    }, cancellationToken);

    /// <summary>Keeps a trained model, and lets it take over where it is promoted.</summary>
    /// <param name="model">New.</param>
    /// <param name="judgedAgainst">The champion that it was found better than; null when there was none.</param>
    /// <returns>False when it was to be promoted and another one is the champion by now: then nothing is kept.</returns>
    internal async Task<bool> AddAsync(ModelRecord model, string? judgedAgainst, CancellationToken cancellationToken)
    {
        if (model.Status != ModelStatus.Promoted)
        {
            database.Add(model);
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }

        return await InTurnAsync(model.Scope, async () =>
        {
            if (await PromotedVersionAsync(model.Scope, cancellationToken) != judgedAgainst)
                return false;

            await RetireChampionsAsync(model, $"Followed by {model.Version}.", cancellationToken);
            Promote(model, model.Message);
            database.Add(model);
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    internal Task<string?> PromotedVersionAsync(string scope, CancellationToken cancellationToken) =>
        Promoted(scope).Select(x => x.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The champion of a scope, for a training to measure itself by; null when there is none, or none that can be used: then the next model with a signal takes its place.</summary>
    internal async Task<LoadedModel?> LoadPromotedAsync(string scope, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadChampionAsync(scope, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The champion of a scope; null when there is none.</summary>
    /// <exception cref="InvalidDataException">Its bytes are not those that were saved, or are no model.</exception>
    internal async Task<LoadedModel?> LoadChampionAsync(string scope, CancellationToken cancellationToken) =>
        await Promoted(scope).FirstOrDefaultAsync(cancellationToken) is { } record ? LoadedModelOf(record) : null;

    static LoadedModel LoadedModelOf(ModelRecord record)
    {
        if (!IsSound(record))
            throw new InvalidDataException($"The bytes of model {record.Version} are not those that were saved; promote another one.");

        try
        {
            var (ensemble, schema) = ModelArtefact.Unpack(record.Artefact);
            return new LoadedModel(record.Version, ensemble, schema);
        }
        catch (Exception exception)
        {
            // Whatever the trainer's own reader throws: the bytes are whole, and this version of the program cannot read them.
            throw new InvalidDataException($"Model {record.Version} cannot be read by this version of MarketingBus ({exception.Message}); train or promote another one.", exception);
        }
    }

    static bool IsSound(ModelRecord record) => record.Artefact.Length > 0 && ModelArtefact.Sha256(record.Artefact) == record.Sha256;

    /// <summary>Does all of it again when somebody else changed the scope's champion meanwhile.</summary>
    Task<T> InTurnAsync<T>(string scope, Func<Task<T>> work, CancellationToken cancellationToken) => database.RepeatOnConflictAsync(async _ =>
    {
        // Read before the models: what is read after it is at least as new, and saved only if it is still so.
        var name = $"promotion:{scope}";
        var turn = await database.Set<LearningJob>().FirstOrDefaultAsync(x => x.Name == name, cancellationToken) ?? database.Add(new LearningJob { Name = name }).Entity;
        turn.DueAt = time.GetUtcNow();
        turn.Version++;
        return await work();
    }, Tries);

    async Task<PromotionOutcome> TryPromoteAsync(string version, string reason, CancellationToken cancellationToken)
    {
        var model = await database.Set<ModelRecord>().FirstAsync(x => x.Version == version, cancellationToken);
        if (model.Status == ModelStatus.Refused)
            return PromotionOutcome.Refused;

        if (model.Status == ModelStatus.Promoted)
            return PromotionOutcome.AlreadyPromoted;

        if (!IsSound(model))
            return PromotionOutcome.Damaged;

        await RetireChampionsAsync(model, $"Followed by {version}.", cancellationToken);
        Promote(model, reason);
        await database.SaveChangesAsync(cancellationToken);
        return PromotionOutcome.Promoted;
    }

    async Task<ModelRecord?> PredecessorAsync(string scope, CancellationToken cancellationToken)
    {
        var versions = await database.Set<ModelRecord>()
            .Where(x => x.Scope == scope && x.Status == ModelStatus.Retired && !x.Message.StartsWith(RolledBack))
            .OrderByDescending(x => x.RetiredAt ?? x.TrainedAt).ThenByDescending(x => x.Version)
            .Select(x => x.Version).ToListAsync(cancellationToken);
        foreach (var version in versions)
        {
            var model = await database.Set<ModelRecord>().FirstAsync(x => x.Version == version, cancellationToken);
            if (IsSound(model))
                return model;
        }

        return null;
    }

    /// <summary>Should there be several in spite of all, each process chooses the same.</summary>
    IQueryable<ModelRecord> Promoted(string scope) =>
        database.Set<ModelRecord>().AsNoTracking().Where(x => x.Scope == scope && x.Status == ModelStatus.Promoted)
            .OrderByDescending(x => x.PromotedAt ?? x.TrainedAt).ThenByDescending(x => x.Version);

    async Task RetireChampionsAsync(ModelRecord successor, string message, CancellationToken cancellationToken)
    {
        var champions = await database.Set<ModelRecord>()
            .Where(x => x.Scope == successor.Scope && x.Status == ModelStatus.Promoted && x.Version != successor.Version)
            .ToListAsync(cancellationToken);
        foreach (var champion in champions)
            (champion.Status, champion.RetiredAt, champion.Message) = (ModelStatus.Retired, time.GetUtcNow(), message);
    }

    void Promote(ModelRecord model, string message) =>
        (model.Status, model.PromotedAt, model.RetiredAt, model.Message) = (ModelStatus.Promoted, time.GetUtcNow(), null, message);
}
