using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms;

namespace MarketingBus.Learning.Models;

/// <summary>
/// Trains logistic regression, a random forest and gradient boosting on the same numbers. Every trainer runs on one thread with a fixed
/// seed, so that the same rows give the same scores.
/// </summary>
internal sealed class EnsembleTrainer(int seed, int width)
{
    const int CalibrationFolds = 3;

    readonly MLContext context = new(seed);

    public Ensemble Train(IReadOnlyList<FeatureRow> rows, Action<double> progress)
    {
        var sigmoid = CalibrateForest(rows, done => progress(0.6 * done));
        var trainers = context.BinaryClassification.Trainers;
        var chain = trainers.LbfgsLogisticRegression(Logistic())
            .Append(Keep(nameof(ScoredRow.Logistic)))
            .Append(trainers.FastForest(Forest()))
            .Append(context.BinaryClassification.Calibrators.Platt(sigmoid.Slope, sigmoid.Offset))
            .Append(Keep(nameof(ScoredRow.Forest)))
            .Append(trainers.FastTree(Boosted()))
            .Append(Keep(nameof(ScoredRow.Boosted)));

        var transformer = chain.Fit(View(rows));
        progress(1);
        return new Ensemble(context, transformer, width);
    }

    // A forest knows its own training rows too well: the sigmoid is fitted to scores of rows that each forest has not seen.
    PlattSigmoid CalibrateForest(IReadOnlyList<FeatureRow> rows, Action<double> progress)
    {
        var scores = new List<double>(rows.Count);
        var labels = new List<bool>(rows.Count);
        for (var fold = 0; fold < CalibrationFolds; fold++)
        {
            var seen = rows.Where((_, i) => i % CalibrationFolds != fold).ToList();
            var unseen = rows.Where((_, i) => i % CalibrationFolds == fold).ToList();
            var model = context.BinaryClassification.Trainers.FastForest(Forest()).Fit(View(seen));
            scores.AddRange(context.Data.CreateEnumerable<RawScore>(model.Transform(View(unseen)), reuseRowObject: false).Select(x => (double)x.Score));
            labels.AddRange(unseen.Select(x => x.Label));
            progress((fold + 1.0) / CalibrationFolds);
        }

        return PlattSigmoid.Fit([.. scores], [.. labels]);
    }

    IDataView View(IEnumerable<FeatureRow> rows) => Ensemble.Load(context, rows, width);

    ColumnCopyingEstimator Keep(string column) => context.Transforms.CopyColumns(column, "Probability");

    static LbfgsLogisticRegressionBinaryTrainer.Options Logistic() =>
        new() { NumberOfThreads = 1, L1Regularization = 0, L2Regularization = 1, MaximumNumberOfIterations = 200 };

    FastForestBinaryTrainer.Options Forest() => new()
    {
        NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, NumberOfTrees = 100, NumberOfLeaves = 60, MinimumExampleCountPerLeaf = 5,
        FeatureFraction = 0.5, FeatureFractionPerSplit = 0.5,
    };

    FastTreeBinaryTrainer.Options Boosted() => new()
    {
        NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, NumberOfTrees = 120, NumberOfLeaves = 12, MinimumExampleCountPerLeaf = 20,
        LearningRate = 0.08,
    };

    sealed class RawScore
    {
        public float Score { get; set; }
    }
}
