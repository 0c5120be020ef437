using MarketingBus.Contracts;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;

namespace MarketingBus.Tests.Support;

/// <summary>A training report in which nothing is missing, made by hand, with figures such as a real one has.</summary>
public static class SampleReport
{
    static readonly DateTimeOffset Trained = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TrainingReport Full(string version = "20260301-120000-3f9a") => new()
    {
        Version = version,
        TrainedAt = Trained,
        Source = "leads-2025.csv",
        FilesProcessed = 1,
        RowsRead = 9_240,
        DuplicatesRemoved = 113,
        RowsWithoutLabel = 27,
        LabelColumn = "Converted",
        PositiveValue = "1",
        BaseRate = 0.385,
        Columns =
        [
            new ColumnReport("Lead Source", ColumnKind.Categorical, "one place per frequent value", 0.004, 21) { Values = [new ValueShare("Google", 0.31), new ValueShare("Direct Traffic", 0.275)] },
            new ColumnReport("Total Time Spent", ColumnKind.Numeric, "clipped and standardised", 0, 1_731) { Unit = "seconds", Numbers = new NumberRange(0, 248, 2_272) },
            new ColumnReport("Page Views", ColumnKind.Numeric, "clipped and standardised; mean and an indicator where missing", 0.0148, 114),
            new ColumnReport("Created", ColumnKind.Date, "year, month, weekday and hour", 0, 8_900) { Dates = new DateRange(new(2025, 1, 2, 0, 0, 0, TimeSpan.Zero), new(2025, 12, 30, 0, 0, 0, TimeSpan.Zero)) },
            new ColumnReport("Tags", ColumnKind.Categorical, "left out: may know the answer", 0.3629, 26),
            new ColumnReport("Prospect ID", ColumnKind.Id, "left out: an id", 0, 9_240),
        ],
        Leaks =
        [
            new LeakWarning("Tags", "Alone it predicts the label with AUC 0.953.", 0.953, Excluded: true),
            new LeakWarning("Last Activity", "Its name suggests something that happened after the lead was won.", 0.71, Excluded: false),
        ],
        Protocol = "The newest 25 % of the rows by Created judged.",
        TrainingRows = 6_825,
        HeldOutRows = 2_275,
        FeaturesEngineered = 64,
        Models = Models(),
        Evaluations =
        [
            new ProtocolResult { Name = "time_ordered", Protocol = "The newest 25 % of the rows by Created judged.", Rows = 2_275, Models = [.. Models(), new ModelMetrics("champion", Metrics(0.86, 0.137))], Curves = Curves() },
            new ProtocolResult { Name = "cross_validation", Protocol = "Five folds, each judged once.", Rows = 9_100, Models = Models(), Curves = new ScoreCurves { Reliability = [], Roc = [], Gains = [] } },
        ],
        Chosen =
        [
            new ChosenModel("logistic_regression", "L2 1.0", 0.3981, 0.31),
            new ChosenModel("random_forest", "400 trees, 32 leaves, 60 % of the columns", 0.3874, 0),
            new ChosenModel("gradient_boosting", "310 trees, 24 leaves, rate 0.05, at least 20 rows a leaf", 0.3702, 0.74),
        ],
        Drift =
        [
            new ColumnShift { Column = "Lead Source", StabilityIndex = 0.31, UnseenShare = 0.021 },
            new ColumnShift { Column = "Page Views", StabilityIndex = 0.12, UnseenShare = 0 },
            new ColumnShift { Column = "Total Time Spent", StabilityIndex = 0.02, UnseenShare = 0 },
        ],
        Warnings = ["Lead Source has moved since: its stability index is 0.31."],
        DataFrom = new DateTimeOffset(2024, 11, 3, 8, 0, 0, TimeSpan.Zero),
        DataTo = new DateTimeOffset(2026, 2, 27, 19, 30, 0, TimeSpan.Zero),
        Importance = [new ColumnWorth("Total Time Spent", 0.1042), new ColumnWorth("Lead Source", 0.0371), new ColumnWorth("Created", 0.0024), new ColumnWorth("Page Views", -0.0003)],
        Decision = "promoted",
        Message = "Held-out AUC 0.889 (95 % interval 0.875 to 0.902), Brier 0.1230 against 0.2368 for the base rate. There was no champion.",
        Scope = "leads",
        Duration = TimeSpan.FromSeconds(41.7),
    };

    /// <summary>As an older version wrote it: without protocols, curves, members, drift, ranges and the newer figures.</summary>
    public static TrainingReport Old() => Full() with
    {
        Evaluations = [], Chosen = [], Drift = [], Warnings = [], DataFrom = null, DataTo = null,
        Columns = [.. Full().Columns.Select(x => x with { Unit = null, Numbers = null, Dates = null, Values = [] })],
        Models = [.. Full().Models.Select(x => x with { Metrics = x.Metrics with { ExpectedCalibrationError = 0, AveragePrecisionLow = 0, AveragePrecisionHigh = 0, BrierLow = 0, BrierHigh = 0 } })],
    };

    public static ModelSummary SummaryOf(TrainingReport report) => new()
    {
        Version = report.Version, Status = report.Decision, Message = report.Message, Scope = report.Scope, Source = report.Source, TrainedAt = report.TrainedAt, PromotedAt = report.TrainedAt,
        DataFrom = report.DataFrom, DataTo = report.DataTo, Rows = report.TrainingRows + report.HeldOutRows, Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    };

    static ModelMetrics[] Models() =>
    [
        new("logistic_regression", Metrics(0.871, 0.1325)), new("random_forest", Metrics(0.879, 0.1291)), new("gradient_boosting", Metrics(0.887, 0.1241)), new("ensemble", Metrics(0.889, 0.123)),
    ];

    static BinaryMetrics Metrics(double auc, double brier) => new()
    {
        BaseRate = 0.385, Auc = auc, AucLow = auc - 0.014, AucHigh = auc + 0.013, AveragePrecision = auc - 0.05, AveragePrecisionLow = auc - 0.075, AveragePrecisionHigh = auc - 0.03,
        Brier = brier, BrierLow = brier - 0.006, BrierHigh = brier + 0.007, BaseRateBrier = 0.2368, ExpectedCalibrationError = 0.018, LogLoss = 3 * brier, TopDecileLift = 2.5,
    };

    static ScoreCurves Curves()
    {
        double[] shares = [0.03, 0.12, 0.27, 0.33, 0.47, 0.52, 0.66, 0.78, 0.83, 0.97];
        int[] rows = [712, 401, 233, 160, 121, 98, 97, 114, 139, 200];
        double[] lifts = [2.52, 2.31, 1.83, 1.21, 0.81, 0.52, 0.36, 0.22, 0.14, 0.08];
        return new ScoreCurves
        {
            Reliability = [.. shares.Select((x, i) => new ReliabilityBin(i / 10.0, (i + 1) / 10.0, rows[i], (i + 0.5) / 10, x))],
            Roc = [.. Enumerable.Range(0, 101).Select(x => new RocPoint(x / 100.0, Math.Pow(x / 100.0, 0.15)))],
            Gains = [.. lifts.Select((x, i) => new GainsStep((i + 1) / 10.0, 0.385 * x, x, lifts.Take(i + 1).Sum() / 10))],
        };
    }
}
