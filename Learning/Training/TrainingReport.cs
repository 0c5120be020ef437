using MarketingBus.Contracts;
using System.Text.Json.Serialization;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>What a training read, did, measured and decided.</summary>
public sealed record TrainingReport
{
    public required string Version { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>File names, or "store".</summary>
    public required string Source { get; init; }

    public required int FilesProcessed { get; init; }

    public required int RowsRead { get; init; }

    public required int DuplicatesRemoved { get; init; }

    public required int RowsWithoutLabel { get; init; }

    public required string LabelColumn { get; init; }

    /// <summary>The label's value that counts as yes.</summary>
    public required string PositiveValue { get; init; }

    /// <summary>Share of positives among all rows used, 0 to 1.</summary>
    public required double BaseRate { get; init; }

    public required IReadOnlyList<ColumnReport> Columns { get; init; }

    public required IReadOnlyList<LeakWarning> Leaks { get; init; }

    /// <summary>How rows were divided, one sentence.</summary>
    public required string Protocol { get; init; }

    public required int TrainingRows { get; init; }

    public required int HeldOutRows { get; init; }

    /// <summary>Numbers that each row became.</summary>
    public required int FeaturesEngineered { get; init; }

    /// <summary>The three models, then "ensemble", on the held-out rows; with a champion to compare with, "champion" at the end.</summary>
    public required IReadOnlyList<ModelMetrics> Models { get; init; }

    /// <summary>The protocol that decided first, then the others that were tried.</summary>
    public IReadOnlyList<ProtocolResult> Evaluations { get; init; } = [];

    /// <summary>The members of the ensemble.</summary>
    public IReadOnlyList<ChosenModel> Chosen { get; init; } = [];

    /// <summary>How far columns have moved between the rows learned from and the newest ones, most first; empty where rows have no order in time.</summary>
    public IReadOnlyList<ColumnShift> Drift { get; init; } = [];

    /// <summary>What a reader should know before trusting the figures, each one sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The oldest row; null where no column tells the time.</summary>
    public DateTimeOffset? DataFrom { get; init; }

    /// <summary>The newest row; null where no column tells the time.</summary>
    public DateTimeOffset? DataTo { get; init; }

    /// <summary>What the ensemble's columns are worth, most first: held-out AUC lost when shuffled.</summary>
    public required IReadOnlyList<ColumnWorth> Importance { get; init; }

    /// <summary>"promoted", "candidate" or "refused".</summary>
    public required string Decision { get; init; }

    /// <summary>Why, one sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>What the model scores: "leads", or a fingerprint of its columns where it scores no leads.</summary>
    public required string Scope { get; init; }

    /// <summary>What the model scores and why, one sentence or two; empty in reports of older versions.</summary>
    public string Scores { get; init; } = "";

    public required TimeSpan Duration { get; init; }

    [JsonIgnore]
    public BinaryMetrics Ensemble => Models.First(x => x.Name == "ensemble").Metrics;
}

/// <summary>A column as found, and what was done with it.</summary>
/// <param name="MissingShare">0 to 1.</param>
public sealed record ColumnReport(string Name, ColumnKind Kind, string Treatment, double MissingShare, int DistinctValues)
{
    /// <summary>As found in the name or beside the values, such as "%", "€" or "minutes"; empty where neither says, null in reports of older versions.</summary>
    public string? Unit { get; init; }

    /// <summary>Of numbers; null for other kinds and in reports of older versions.</summary>
    public NumberRange? Numbers { get; init; }

    /// <summary>Of dates; null for other kinds and in reports of older versions.</summary>
    public DateRange? Dates { get; init; }

    /// <summary>Of categories, the most frequent first, at most five; empty for other kinds and in reports of older versions.</summary>
    public IReadOnlyList<ValueShare> Values { get; init; } = [];
}

/// <summary>Between which numbers the training rows are, in the column's unit.</summary>
public sealed record NumberRange(double Min, double Median, double Max);

/// <summary>The earliest and the latest date of the training rows.</summary>
public sealed record DateRange(DateTimeOffset From, DateTimeOffset To);

/// <summary>A value, and how much of the training rows has it.</summary>
/// <param name="Share">0 to 1.</param>
public sealed record ValueShare(string Value, double Share);

/// <summary>One model's figures on the held-out rows.</summary>
public sealed record ModelMetrics(string Name, BinaryMetrics Metrics);

/// <summary>What a column is worth to the ensemble.</summary>
public sealed record ColumnWorth(string Column, double AucLoss);
