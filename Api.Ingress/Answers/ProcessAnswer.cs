using MarketingBus.Contracts;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Training;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>What a training read, made, measured and decided.</summary>
public sealed record ProcessAnswer
{
    /// <summary>promoted: it scores from now on, leads or rows such as its file's as scope says. candidate: it has learned something, but does not beat the champion. no_signal: nothing was learned, and what scored goes on.</summary>
    public required string Status { get; init; }

    public required int DataFilesProcessed { get; init; }

    /// <summary>Numbers that each row became.</summary>
    public required int FeaturesEngineered { get; init; }

    /// <summary>Rows that were learned from.</summary>
    public required int TrainingSamples { get; init; }

    /// <summary>Rows that judged.</summary>
    public required int HeldOutSamples { get; init; }

    public required int ModelsTrained { get; init; }

    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>Names this training for good, promoted or not.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>promoted, candidate or refused.</summary>
    public required string Decision { get; init; }

    /// <summary>Why.</summary>
    public required string Message { get; init; }

    /// <summary>File names, or "store".</summary>
    public required string Source { get; init; }

    public required string Label { get; init; }

    /// <summary>What the model scores: "leads", or a fingerprint of its columns where it scores no leads.</summary>
    public required string Scope { get; init; }

    /// <summary>What it scores and why.</summary>
    public required string Scores { get; init; }

    /// <summary>How rows were divided.</summary>
    public required string Protocol { get; init; }

    /// <summary>By model, "ensemble" (the one that is promoted) among them, and "champion" and "rules" to compare with, on the held-out rows.</summary>
    public required IReadOnlyDictionary<string, BinaryMetrics> Metrics { get; init; }

    /// <summary>The same by cross-validation; null where it is turned off.</summary>
    public IReadOnlyDictionary<string, BinaryMetrics>? CrossValidation { get; init; }

    /// <summary>What a reader should know before trusting the figures.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Columns that have moved between the rows learned from and the newest ones.</summary>
    public required IReadOnlyList<ColumnShift> Drift { get; init; }

    /// <summary>Columns that may know the answer.</summary>
    public required IReadOnlyList<LeakWarning> Leaks { get; init; }

    /// <summary>What columns are worth, most first.</summary>
    public required IReadOnlyList<ColumnWorth> Importance { get; init; }

    internal static ProcessAnswer Of(TrainingReport report) => new()
    {
        Status = report.Decision == "refused" ? "no_signal" : report.Decision,
        DataFilesProcessed = report.FilesProcessed,
        FeaturesEngineered = report.FeaturesEngineered,
        TrainingSamples = report.TrainingRows,
        HeldOutSamples = report.HeldOutRows,
        ModelsTrained = report.Chosen.Count,
        ProcessedAt = report.TrainedAt,
        ModelVersion = report.Version,
        Decision = report.Decision,
        Message = report.Message,
        Source = report.Source,
        Label = report.LabelColumn,
        Scope = report.Scope,
        Scores = report.Scores,
        Protocol = report.Protocol,
        Metrics = report.Models.ToDictionary(x => x.Name, x => x.Metrics),
        CrossValidation = report.Evaluations.FirstOrDefault(x => x.Name == "cross_validation")?.Models.ToDictionary(x => x.Name, x => x.Metrics),
        Warnings = report.Warnings,
        Drift = report.Drift,
        Leaks = report.Leaks,
        Importance = report.Importance,
    };
}
