using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Learning.Registry;

/// <summary>Reads what is known of the trained models, without their bytes.</summary>
public sealed class ModelCatalogue(MarketingDbContext database)
{
    /// <summary>Newest first; of one scope and status where they are given.</summary>
    public Task<IReadOnlyList<ModelSummary>> ListAsync(string? scope, string? status, int limit, CancellationToken cancellationToken) =>
        ListAsync(scope, status, limit, before: null, cancellationToken);

    /// <summary>The same from before a version on; versions begin with their time, and so are in its order.</summary>
    public async Task<IReadOnlyList<ModelSummary>> ListAsync(string? scope, string? status, int limit, string? before, CancellationToken cancellationToken) =>
    [
        .. (await Read(x => (scope == null || x.Scope == scope) && (status == null || x.Status == status) && (before == null || string.Compare(x.Version, before) < 0))
            .Take(limit).ToListAsync(cancellationToken)).Select(SummaryOf),
    ];

    /// <summary>Null when no model has this version.</summary>
    public async Task<ModelDetails?> FindAsync(string version, CancellationToken cancellationToken)
    {
        if (await Read(x => x.Version == version).FirstOrDefaultAsync(cancellationToken) is not { } found)
            return null;

        var schema = await database.Set<ModelRecord>().Where(x => x.Version == version).Select(x => x.SchemaJson).FirstAsync(cancellationToken);
        return new ModelDetails(SummaryOf(found), JsonElement.Parse(found.MetricsJson), ColumnsOf(schema));
    }

    // Neither bytes nor columns: a list of hundreds needs none.
    IQueryable<ModelRecord> Read(System.Linq.Expressions.Expression<Func<ModelRecord, bool>> condition) =>
        database.Set<ModelRecord>().AsNoTracking().Where(condition)
            .OrderByDescending(x => x.TrainedAt).ThenByDescending(x => x.Version)
            .Select(x => new ModelRecord
            {
                Version = x.Version, Status = x.Status, Message = x.Message, Scope = x.Scope, Source = x.Source, TrainedAt = x.TrainedAt, PromotedAt = x.PromotedAt, RetiredAt = x.RetiredAt,
                DataFrom = x.DataFrom, DataTo = x.DataTo, Rows = x.Rows, Sha256 = x.Sha256, MetricsJson = x.MetricsJson,
            });

    static ModelSummary SummaryOf(ModelRecord model)
    {
        var figures = EnsembleOf(model.MetricsJson);
        return new ModelSummary
        {
            Version = model.Version,
            Status = model.Status,
            Message = model.Message,
            Scope = model.Scope,
            Source = model.Source,
            TrainedAt = model.TrainedAt,
            PromotedAt = model.PromotedAt,
            RetiredAt = model.RetiredAt,
            DataFrom = model.DataFrom,
            DataTo = model.DataTo,
            Rows = model.Rows,
            Sha256 = model.Sha256,
            Auc = Number(figures, "auc"),
            Brier = Number(figures, "brier"),
            ExpectedCalibrationError = Number(figures, "expected_calibration_error"),
        };
    }

    /// <summary>Looked up by name and not as a report: what an older version wrote may lack a field.</summary>
    static JsonElement? EnsembleOf(string report)
    {
        if (!JsonElement.Parse(report).TryGetProperty("models", out var models) || models.ValueKind != JsonValueKind.Array)
            return null;

        var ensemble = models.EnumerateArray().FirstOrDefault(x => x.TryGetProperty("name", out var name) && name.ValueEquals("ensemble"));
        return ensemble.ValueKind == JsonValueKind.Object && ensemble.TryGetProperty("metrics", out var metrics) ? metrics : null;
    }

    static double? Number(JsonElement? figures, string name) => figures is { } known && known.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    static List<SchemaColumn> ColumnsOf(string schema)
    {
        try
        {
            return [.. FeatureSchema.FromJson(schema).Features.Select(x => new SchemaColumn(x.Column, x.Treatment, x.Width))];
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // Written by a version whose features were others.
            return [];
        }
    }
}

/// <summary>A model in the registry.</summary>
public sealed record ModelSummary
{
    public required string Version { get; init; }

    /// <summary>candidate, promoted, retired or refused.</summary>
    public required string Status { get; init; }

    /// <summary>Why it has this status.</summary>
    public required string Message { get; init; }

    /// <summary>What it scores: "leads", or a fingerprint of its columns.</summary>
    public required string Scope { get; init; }

    /// <summary>File names, or "store".</summary>
    public required string Source { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>When it last became the one that scores; null when it never did.</summary>
    public DateTimeOffset? PromotedAt { get; init; }

    /// <summary>When another one last took its place; null while it scores and when it never did.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>The oldest row; null where no column tells the time.</summary>
    public DateTimeOffset? DataFrom { get; init; }

    /// <summary>The newest row; null where no column tells the time.</summary>
    public DateTimeOffset? DataTo { get; init; }

    /// <summary>Rows that it learned from or was judged by.</summary>
    public required int Rows { get; init; }

    /// <summary>Of its bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of the ensemble on held-out rows, 0 to 1; .5 is chance.</summary>
    public double? Auc { get; init; }

    /// <summary>Of the ensemble on held-out rows, 0 is best.</summary>
    public double? Brier { get; init; }

    /// <summary>Of the ensemble on held-out rows, 0 to 1, 0 is best.</summary>
    public double? ExpectedCalibrationError { get; init; }
}

/// <summary>A model with its whole report.</summary>
/// <param name="Columns">What a lead is asked for; empty when they were written by a version that described them in another way.</param>
public sealed record ModelDetails(ModelSummary Model, JsonElement Report, IReadOnlyList<SchemaColumn> Columns)
{
    /// <summary>Null when the report was written by a version whose reports had other fields.</summary>
    public TrainingReport? ReadReport()
    {
        try
        {
            return Report.Deserialize<TrainingReport>(WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A column that the model reads.</summary>
/// <param name="Treatment">How it becomes numbers, for people.</param>
/// <param name="Width">How many numbers.</param>
public sealed record SchemaColumn(string Column, string Treatment, int Width);
