using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>A model with what was measured of it on held-out rows, and what is to become of it. Pure but for time spent.</summary>
internal sealed record TrainedModel
{
    public required PreparedData Data { get; init; }

    public required FeatureSchema Schema { get; init; }

    public required Ensemble Model { get; init; }

    /// <summary>What decided first.</summary>
    public required IReadOnlyList<ProtocolResult> Evaluations { get; init; }

    public required string Decision { get; init; }

    public required string Message { get; init; }

    public required TargetEvidence Target { get; init; }

    /// <summary>With what leaving them out costs.</summary>
    public required IReadOnlyList<LeakWarning> Leaks { get; init; }

    /// <summary>Null where it is not.</summary>
    public string? WhyTooGood { get; init; }

    public static TrainedModel Of(
        PreparedData data, LoadedModel? champion, LearningOptions options, StagedProgress progress, CancellationToken cancellationToken, IRuleScorer? rules = null, TargetEvidence? target = null)
    {
        progress.Begin(TrainingStage.Train);
        var model = new EnsembleTrainer(options.Seed).Train(
            data.Rows(data.Split.Training), data.SearchOf(data.Schema, data.Split.Training, data.Split.IsOrdered, options), progress.Report, cancellationToken);

        progress.Begin(TrainingStage.Evaluate);
        var heldOut = data.Rows(data.Split.HeldOut);
        var groups = data.HeldOutGroups;
        var scores = Judgement.Of(Judgement.Ask(model, heldOut), heldOut.Labels, data.Schema.BaseRate, options.Seed, groups);
        var schema = data.Schema with { Importance = ImportanceMeasure.Of(model, data.Schema, heldOut, options.Seed) };
        var challenger = scores.First(x => x.Name == Judgement.Ensemble);
        var against = champion is null ? null : Judge(champion, data, options.Seed);
        var test = against is null ? null : ChampionTest.Of(challenger, against, options.Seed, groups);
        var tooGood = TooGood.Explain(data, model, heldOut, challenger.Metrics.Auc, options.Seed);
        target ??= TargetEvidence.Of(data, []);
        var (decision, message) = ModelDecision.Of(challenger.Metrics, champion?.Version, test, options);
        if (decision != ModelStatus.Refused)
            message = string.Join(' ', new[] { message, tooGood is null ? null : "Too good to be true: see what it rests on.", data.Division.Question, target.Reason }.OfType<string>());
        if (decision == ModelStatus.Promoted && data.Division.Question is not null)
            decision = ModelStatus.Candidate;

        IEnumerable<HeldOutScores?> others = [against, RuleJudgement.Of(rules, data, heldOut.Labels, options.Seed)];
        var evaluations = new List<ProtocolResult> { Judgement.Result(data.Split.IsOrdered ? "time_ordered" : "held_out", data.Split.Protocol, [.. scores, .. others.OfType<HeldOutScores>()]) };
        if (options.CrossValidationFolds > 1)
        {
            progress.Begin(TrainingStage.CrossValidate);
            if (CrossValidation.Run(data, options, progress.Report, cancellationToken) is { } result)
                evaluations.Add(result);
        }

        return new TrainedModel
        {
            Data = data, Schema = schema, Model = model, Evaluations = evaluations, Decision = decision, Message = message, Target = target,
            Leaks = LeftOutCost.Measure(data, options.Seed), WhyTooGood = tooGood,
        };
    }

    public byte[] Pack() => ModelArtefact.Pack(Model, Schema);

    public TrainingReport Report(string version, DateTimeOffset trainedAt, TimeSpan duration)
    {
        var window = DataWindow.Of(Data);
        return new TrainingReport
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
            Columns = ColumnReports.Of(Data),
            Leaks = Leaks,
            Protocol = Data.Split.Protocol,
            TrainingRows = Data.Split.Training.Length,
            HeldOutRows = Data.Split.HeldOut.Length,
            FeaturesEngineered = Schema.Width,
            Models = Evaluations[0].Models,
            Evaluations = Evaluations,
            Chosen = [.. Model.Members.Select(x => new ChosenModel(x.Name, x.Settings, x.LogLoss, x.Weight))],
            Drift = Data.Drift,
            Warnings = [.. WhyTooGood is null ? (string[])[] : [WhyTooGood], .. TrainingWarnings.Of(Data)],
            DataFrom = window?.From,
            DataTo = window?.To,
            Importance = [.. Schema.Importance.Select(x => new ColumnWorth(Schema.Features[x.Feature].Column, x.AucLoss))],
            Decision = Decision,
            Message = Message,
            Scope = Target.Scope,
            Scores = Target.Reason,
            Duration = duration,
        };
    }

    // Another outcome, columns that this table lacks, or columns that know the answer here: then there is no fair comparison.
    static HeldOutScores? Judge(LoadedModel champion, PreparedData data, int seed)
    {
        var schema = champion.Schema;
        var leaking = data.Leaks.Where(x => x.Excluded).Select(x => ColumnName.SnakeCase(x.Column)).ToHashSet();
        if (!IsSameLabel(schema, data.Label) || schema.Features.Any(x => data.Table.Find(x.Column) is null || leaking.Contains(ColumnName.SnakeCase(x.Column))))
            return null;

        var rows = data.Rows(champion.Schema, data.Split.HeldOut);
        return HeldOutScores.Of(Judgement.Champion, rows.Map(champion.Ensemble.Probability), rows.Labels, data.Schema.BaseRate, seed, data.HeldOutGroups);
    }

    static bool IsSameLabel(FeatureSchema schema, Label label) =>
        ColumnName.SnakeCase(schema.LabelColumn) == ColumnName.SnakeCase(label.Column) && LabelSpelling.AreSame(schema.PositiveValue, label.PositiveValue);
}
