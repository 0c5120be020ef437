using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace MarketingBus.Learning.Models;

/// <summary>What the search tries: a few settings of each member, from cautious to bold.</summary>
internal static class Recipes
{
    public static IReadOnlyList<Recipe> All(int seed, bool withLightGbm) =>
    [
        Logistic(10), Logistic(1), Logistic(0.1f),
        Forest(seed, leaves: 60, least: 5), Forest(seed, leaves: 150, least: 3),
        Boosted(seed, trees: 150, leaves: 6, rate: 0.1), Boosted(seed, trees: 150, leaves: 14, rate: 0.07), Boosted(seed, trees: 300, leaves: 20, rate: 0.03),
        .. withLightGbm
            ? [LightGbm(seed, trees: 150, leaves: 7, rate: 0.08), LightGbm(seed, trees: 200, leaves: 15, rate: 0.05), LightGbm(seed, trees: 300, leaves: 31, rate: 0.025)]
            : Array.Empty<Recipe>(),
    ];

    static Recipe Logistic(float penalty) => new(Member.Logistic, FormattableString.Invariant($"L2 {penalty}"), (context, rows) =>
    {
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            NumberOfThreads = 1, L1Regularization = 0, L2Regularization = penalty, MaximumNumberOfIterations = 200, ExampleWeightColumnName = nameof(FeatureRow.Weight),
        });
        var trained = trainer.Fit(View(context, rows)).Model.SubModel;
        return new LinearModel { Weights = [.. trained.Weights], Bias = trained.Bias, Means = MeansOf(rows) };
    });

    static Recipe Forest(int seed, int leaves, int least) => new(Member.Forest, $"150 trees of {leaves} leaves, {least} rows a leaf", (context, rows) =>
    {
        var trainer = context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, NumberOfTrees = 150, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = least,
            FeatureFraction = 0.5, FeatureFractionPerSplit = 0.5, ExampleWeightColumnName = nameof(FeatureRow.Weight),
        });
        return TreeModelBuilder.Build(trainer.Fit(View(context, rows)).Model.TrainedTreeEnsemble, rows);
    });

    static Recipe Boosted(int seed, int trees, int leaves, double rate) => new(Member.FastTree, FormattableString.Invariant($"{trees} trees of {leaves} leaves, rate {rate}"), (context, rows) =>
    {
        var trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, NumberOfTrees = trees, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = 20,
            LearningRate = rate, FeatureFraction = 0.7, ExampleWeightColumnName = nameof(FeatureRow.Weight),
        });
        return TreeModelBuilder.Build(trainer.Fit(View(context, rows)).Model.SubModel.TrainedTreeEnsemble, rows);
    });

    static Recipe LightGbm(int seed, int trees, int leaves, double rate) => new(Member.LightGbm, FormattableString.Invariant($"{trees} trees of {leaves} leaves, rate {rate}"), (context, rows) =>
    {
        var trainer = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfThreads = 1, Seed = seed, Deterministic = true, NumberOfIterations = trees, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = 20, LearningRate = rate,
            UseCategoricalSplit = false, HandleMissingValue = false, ExampleWeightColumnName = nameof(FeatureRow.Weight),
            Booster = new GradientBooster.Options { FeatureFraction = 0.5, SubsampleFraction = 0.8, SubsampleFrequency = 1, L2Regularization = 1 },
        });
        return TreeModelBuilder.Build(trainer.Fit(View(context, rows)).Model.SubModel.TrainedTreeEnsemble, rows);
    });

    static IDataView View(MLContext context, LabelledRows rows) => FeatureRow.View(context, rows.ForTrainers(), rows.Width);

    static double[] MeansOf(LabelledRows rows)
    {
        var sums = new double[rows.Width];
        var buffer = new float[rows.Width];
        for (var row = 0; row < rows.Count; row++)
        {
            rows.CopyTo(row, buffer);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += buffer[i];
        }

        return [.. sums.Select(x => x / rows.Count)];
    }
}
