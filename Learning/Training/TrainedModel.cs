using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;

namespace MarketingBus.Learning.Training;

/// <summary>A model with what was measured of it on held-out rows, and what is to become of it. Pure but for time spent.</summary>
internal sealed record TrainedModel
{
    const string Ensemble = "ensemble";

    public required PreparedData Data { get; init; }

    public required FeatureSchema Schema { get; init; }

    public required Ensemble Model { get; init; }

    public required IReadOnlyList<ModelMetrics> Metrics { get; init; }

    public required string Decision { get; init; }

    public required string Message { get; init; }

    public static TrainedModel Of(
        PreparedData data, LoadedModel? champion, LearningOptions options, StagedProgress progress, CancellationToken cancellationToken)
    {
        progress.Begin(TrainingStage.Train);
        var model = new EnsembleTrainer(options.Seed, data.Schema.Width).Train(data.Rows(data.Split.Training), done =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(done);
        });

        progress.Begin(TrainingStage.Evaluate);
        var heldOut = data.Rows(data.Split.HeldOut);
        var metrics = Measure(model, heldOut, data.Schema.BaseRate, options.Seed);
        var schema = data.Schema with { Importance = ImportanceMeasure.Of(model, data.Schema, heldOut, options.Seed) };
        var championMetrics = champion is null ? null : MeasureChampion(champion, data, options.Seed);
        var (decision, message) = ModelDecision.Of(metrics.First(x => x.Name == Ensemble).Metrics, champion?.Version, championMetrics, options.LeastAuc);

        return new TrainedModel
        {
            Data = data,
            Schema = schema,
            Model = model,
            Metrics = championMetrics is null ? metrics : [.. metrics, new ModelMetrics("champion", championMetrics)],
            Decision = decision,
            Message = message,
        };
    }

    public byte[] Pack() => ModelArtefact.Pack(Model, Schema);

    public TrainingReport Report(string version, DateTimeOffset trainedAt, TimeSpan duration) => new()
    {
        Version = version,
        TrainedAt = trainedAt,
        Source = Data.Table.Source,
        FilesProcessed = Data.Table.FileCount,
        RowsRead = Data.Table.RowsRead,
        DuplicatesRemoved = Data.Table.DuplicateRows,
        RowsWithoutLabel = Data.RowsWithoutLabel,
        LabelColumn = Data.Label.Column,
        PositiveValue = Data.Label.PositiveValue,
        BaseRate = Data.Label.BaseRate,
        Columns = Data.Columns,
        Leaks = Data.Leaks,
        Protocol = Data.Split.Protocol,
        TrainingRows = Data.Split.Training.Length,
        HeldOutRows = Data.Split.HeldOut.Length,
        FeaturesEngineered = Schema.Width,
        Models = Metrics,
        Importance = [.. Schema.Importance.Select(x => new ColumnWorth(Schema.Features[x.Feature].Column, x.AucLoss))],
        Decision = Decision,
        Message = Message,
        Scope = ModelScope.Of(Schema),
        Duration = duration,
    };

    static List<ModelMetrics> Measure(Ensemble model, List<FeatureRow> heldOut, double baseRate, int seed)
    {
        var scored = model.Score(heldOut.Select(x => x.Features));
        bool[] labels = [.. heldOut.Select(x => x.Label)];
        return
        [
            .. new (string Name, Func<ScoredRow, double> Of)[]
            {
                ("logistic_regression", x => x.Logistic), ("random_forest", x => x.Forest), ("gradient_boosting", x => x.Boosted), (Ensemble, x => x.Ensemble),
            }.Select(x => new ModelMetrics(x.Name, BinaryMetrics.Of([.. scored.Select(x.Of)], labels, baseRate, seed))),
        ];
    }

    // Another label or columns that this table lacks: then there is no fair comparison.
    static BinaryMetrics? MeasureChampion(LoadedModel champion, PreparedData data, int seed)
    {
        if (champion.Schema.LabelColumn != data.Label.Column || champion.Schema.Features.Any(x => data.Table.Find(x.Column) is null))
            return null;

        var rows = data.Rows(champion.Schema, data.Split.HeldOut);
        return Measure(champion.Ensemble, rows, data.Schema.BaseRate, seed).First(x => x.Name == Ensemble).Metrics;
    }
}
