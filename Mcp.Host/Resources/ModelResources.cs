using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Trained models: what became of them, and how they were judged. Their bytes stay where they are.</summary>
internal sealed class ModelResources(MarketingDbContext database) : IResourceSource
{
    public string Scheme => "data";

    public IReadOnlyList<ResourceEntry> Entries { get; } =
    [
        new("data://models{?limit}", "Models", "Trained models, latest first; ?limit="),
        new("data://models/{version}", "Model", "One model with its training report"),
    ];

    public async Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken) => (uri.Kind, uri.Id) switch
    {
        ("models", null) => await ListAsync(uri.Limit, cancellationToken),
        ("models", { } version) => await FindAsync(version, cancellationToken),
        _ => null,
    };

    public async Task<IReadOnlyList<ListedResource>> ListAsync(string? after, int limit, CancellationToken cancellationToken) =>
        await database.Set<ModelRecord>().AsNoTracking()
            .Where(x => after == null || string.Compare(x.Version, after) > 0)
            .OrderBy(x => x.Version).Take(limit)
            .Select(x => new ListedResource(x.Version, "data://models/" + Uri.EscapeDataString(x.Version), x.Version, "A " + x.Status + " model with its training report"))
            .ToListAsync(cancellationToken);

    async Task<object> ListAsync(int limit, CancellationToken cancellationToken) =>
        await database.Set<ModelRecord>().AsNoTracking()
            .OrderByDescending(x => x.TrainedAt).Take(limit)
            .Select(x => new { x.Version, x.Status, x.Message, x.Scope, x.Source, x.TrainedAt })
            .ToListAsync(cancellationToken);

    async Task<object?> FindAsync(string version, CancellationToken cancellationToken)
    {
        var model = await database.Set<ModelRecord>().AsNoTracking().Where(x => x.Version == version)
            .Select(x => new { x.Version, x.Status, x.Message, x.Scope, x.Source, x.TrainedAt, x.Sha256, x.MetricsJson })
            .FirstOrDefaultAsync(cancellationToken);
        return model is null
            ? null
            : new { model.Version, model.Status, model.Message, model.Scope, model.Source, model.TrainedAt, model.Sha256, Report = JsonElement.Parse(model.MetricsJson) };
    }
}
