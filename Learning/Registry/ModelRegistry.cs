using MarketingBus.Data;
using MarketingBus.Data.Learning;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Learning.Registry;

/// <summary>The trained models. At most one of a scope is promoted.</summary>
public sealed class ModelRegistry(MarketingDbContext database)
{
    /// <summary>Newest first, without their artefacts.</summary>
    public async Task<IReadOnlyList<ModelSummary>> ListAsync(int limit, CancellationToken cancellationToken) =>
        await database.Set<ModelRecord>().AsNoTracking()
            .OrderByDescending(x => x.TrainedAt)
            .Take(limit)
            .Select(x => new ModelSummary(x.Version, x.TrainedAt, x.Source, x.Scope, x.Status, x.Message, x.MetricsJson))
            .ToListAsync(cancellationToken);

    /// <summary>Makes a candidate or retired model the one that scores; the champion of its scope retires. False when there is no such model.</summary>
    public async Task<bool> PromoteAsync(string version, string reason, CancellationToken cancellationToken)
    {
        var model = await database.Set<ModelRecord>().FirstOrDefaultAsync(x => x.Version == version && x.Status != "refused", cancellationToken);
        if (model is null)
            return false;

        await RetireChampionAsync(model, cancellationToken);
        model.Status = "promoted";
        model.Message = reason;
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }

    internal async Task AddAsync(ModelRecord model, CancellationToken cancellationToken)
    {
        if (model.Status == "promoted")
            await RetireChampionAsync(model, cancellationToken);

        database.Add(model);
        await database.SaveChangesAsync(cancellationToken);
    }

    internal Task<string?> PromotedVersionAsync(string scope, CancellationToken cancellationToken) =>
        Promoted(scope).Select(x => x.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The champion of a scope, its bytes checked; null when there is none.</summary>
    internal async Task<LoadedModel?> LoadPromotedAsync(string scope, CancellationToken cancellationToken)
    {
        var record = await Promoted(scope).FirstOrDefaultAsync(cancellationToken);
        if (record is null)
            return null;

        if (ModelArtefact.Sha256(record.Artefact) != record.Sha256)
            throw new InvalidDataException($"The bytes of model {record.Version} are not those that were saved; promote another one.");

        var (ensemble, schema) = ModelArtefact.Unpack(record.Artefact);
        return new LoadedModel(record.Version, ensemble, schema);
    }

    IQueryable<ModelRecord> Promoted(string scope) =>
        database.Set<ModelRecord>().AsNoTracking().Where(x => x.Scope == scope && x.Status == "promoted").OrderByDescending(x => x.TrainedAt);

    async Task RetireChampionAsync(ModelRecord successor, CancellationToken cancellationToken)
    {
        var champions = await database.Set<ModelRecord>()
            .Where(x => x.Scope == successor.Scope && x.Status == "promoted" && x.Version != successor.Version)
            .ToListAsync(cancellationToken);
        foreach (var champion in champions)
        {
            champion.Status = "retired";
            champion.Message = $"Followed by {successor.Version}.";
        }
    }
}

/// <summary>A model in the registry.</summary>
public sealed record ModelSummary(
    string Version, DateTimeOffset TrainedAt, string Source, string Scope, string Status, string Message, string MetricsJson);
