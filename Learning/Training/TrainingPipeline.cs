using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Training;

/// <summary>Loads, cleans, learns, judges, keeps, and promotes or refuses. One training at a time in a process.</summary>
public sealed class TrainingPipeline : IDisposable
{
    readonly IServiceScopeFactory scopes;
    readonly PromotedModelScorer scorer;
    readonly LearningOptions options;
    readonly TimeProvider time;
    readonly LearningMetrics metrics;
    readonly SemaphoreSlim turn = new(1);

    internal TrainingPipeline(IServiceScopeFactory scopes, PromotedModelScorer scorer, IOptions<LearningOptions> options, TimeProvider time, LearningMetrics metrics)
    {
        this.scopes = scopes;
        this.scorer = scorer;
        this.options = options.Value;
        this.time = time;
        this.metrics = metrics;
    }

    /// <summary>Throws <see cref="TrainingDataException"/> when the data cannot be learned from.</summary>
    public async Task<TrainingReport> TrainAsync(TrainingRequest request, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        return await TrainInTurnAsync(request, progress, cancellationToken);
    }

    /// <summary>Trains as above, but answers null at once when another training is under way in this process.</summary>
    public async Task<TrainingReport?> TryTrainAsync(TrainingRequest request, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        await turn.WaitAsync(TimeSpan.Zero, cancellationToken) ? await TrainInTurnAsync(request, progress, cancellationToken) : null;

    public void Dispose() => turn.Dispose();

    async Task<TrainingReport> TrainInTurnAsync(TrainingRequest request, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await TrainAsync(request, scope.ServiceProvider, new StagedProgress(progress), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<TrainingReport> TrainAsync(TrainingRequest request, IServiceProvider services, StagedProgress progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var registry = services.GetRequiredService<ModelRegistry>();

        progress.Begin(TrainingStage.Load);
        var stored = request.FromStore
            ? await StoreTable.ReadAsync(services.GetRequiredService<MarketingDbContext>(), request.OutcomeWindow ?? options.OutcomeWindow, time.GetUtcNow(), cancellationToken)
            : null;
        var prepared = await Task.Run(() => Prepare(request, stored, progress), cancellationToken);
        var target = TargetEvidence.Of(prepared, request.FromStore ? [] : await KnownLeads.ReadAsync(services.GetRequiredService<MarketingDbContext>(), cancellationToken));
        var scope = target.Scope;
        var judgedAgainst = await registry.PromotedVersionAsync(scope, cancellationToken);
        var champion = await registry.LoadPromotedAsync(scope, cancellationToken);
        var trained = await Task.Run(() => TrainedModel.Of(prepared, champion, options, progress, cancellationToken, services.GetService<IRuleScorer>(), target), cancellationToken);

        progress.Begin(TrainingStage.Save);
        var trainedAt = time.GetUtcNow();
        var report = trained.Report(NewVersion(trainedAt), trainedAt, time.GetElapsedTime(started));
        if (!await registry.AddAsync(RecordOf(report, trained), judgedAgainst, cancellationToken))
        {
            report = report with { Decision = "candidate", Message = $"{report.Message} But while it was trained another model was promoted or rolled back, to which it was not compared: train again, or promote it by hand." };
            await registry.AddAsync(RecordOf(report, trained), judgedAgainst, cancellationToken);
        }

        metrics.Trained(report.Decision);
        if (report.Decision == "promoted")
            await scorer.RefreshAsync(cancellationToken);

        progress.Finish();
        return report;
    }

    PreparedData Prepare(TrainingRequest request, RawTable? stored, StagedProgress progress)
    {
        var table = RenamedColumns.Apply(stored ?? CsvTable.Read(request.Paths, x => IsNeeded(x, request), progress.Report, request.HasQuotes), request.LeadFields);
        progress.Begin(TrainingStage.Clean);
        var (rows, label) = request.OutcomesPath is { } outcomes
            ? OutcomeJoin.Join(table, CsvTable.Read([outcomes], _ => true, hasQuotes: request.HasQuotes), request.KeyColumn)
            : LabelFinder.Split(table, request.LabelColumn ?? (request.FromStore ? StoreTable.LabelColumn : null), request.PositiveValue, request.BlankIsNo);
        return PreparedData.Of(rows, label, request, options) with { RowsWithoutLabel = table.RowCount - rows.RowCount };
    }

    // An outcome file is joined by an id; without a name for it, any may be the one.
    static bool IsNeeded(string column, TrainingRequest request) =>
        request is { OutcomesPath: not null, KeyColumn: null }
        || new[] { request.LabelColumn, request.KeyColumn, request.GroupColumn, request.TimeColumn }.Any(x => x is not null && ColumnName.SnakeCase(x) == column);

    static ModelRecord RecordOf(TrainingReport report, TrainedModel trained)
    {
        var artefact = report.Decision == "refused" ? [] : trained.Pack();
        return new ModelRecord
        {
            Version = report.Version,
            TrainedAt = report.TrainedAt,
            DataFrom = report.DataFrom,
            DataTo = report.DataTo,
            Rows = report.TrainingRows + report.HeldOutRows,
            Source = report.Source,
            Scope = report.Scope,
            SchemaJson = trained.Schema.ToJson(),
            MetricsJson = JsonSerializer.Serialize(report, WireJson.Options),
            Artefact = artefact,
            Sha256 = ModelArtefact.Sha256(artefact),
            Status = report.Decision,
            Message = report.Message,
        };
    }

    static string NewVersion(DateTimeOffset at) =>
        at.ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(4, lowercase: true);
}
