using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace MarketingBus.Learning.Models;

/// <summary>What the search tries: a few settings of each member, from cautious to bold.</summary>
internal static class Recipes
{
    public static IReadOnlyList<Recipe> All(int seed, bool withLightGbm) =>
    [
        Logistic(10), Logistic(0.5f),
        Forest(seed, leaves: 60, least: 5), Forest(seed, leaves: 150, least: 3),
        Boosted(seed, trees: 150, leaves: 6, rate: 0.1), Boosted(seed, trees: 150, leaves: 14, rate: 0.07),
        .. withLightGbm
            ? [LightGbm(seed, trees: 150, leaves: 7, rate: 0.08), LightGbm(seed, trees: 200, leaves: 15, rate: 0.05), LightGbm(seed, trees: 300, leaves: 31, rate: 0.025)]
            : Array.Empty<Recipe>(),
    ];

    /// <summary>The one that is trained in a moment.</summary>
    public static Recipe Quick { get; } = Logistic(10);

    static Recipe Logistic(float penalty) => new(
        Member.Logistic, FormattableString.Invariant($"L2 {penalty}"),
        (context, rows) => context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            NumberOfThreads = 1, L1Regularization = 0, L2Regularization = penalty, MaximumNumberOfIterations = 200, ExampleWeightColumnName = nameof(FeatureRow.Weight),
        }).Fit(rows),
        (trained, rows) => LinearModel.Of(ModelOf<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>(trained).SubModel, rows));

    static Recipe Forest(int seed, int leaves, int least) => new(
        Member.Forest, $"150 trees of {leaves} leaves, {least} rows a leaf",
        (context, rows) => context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, NumberOfTrees = 150, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = least,
            FeatureFraction = 0.5, FeatureFractionPerSplit = 0.5, ExampleWeightColumnName = nameof(FeatureRow.Weight),
        }).Fit(rows),
        (trained, rows) => TreeModelBuilder.Build(ModelOf<FastForestBinaryModelParameters>(trained).TrainedTreeEnsemble, rows));

    static Recipe Boosted(int seed, int trees, int leaves, double rate) => new(
        Member.FastTree, FormattableString.Invariant($"{trees} trees of {leaves} leaves, rate {rate}"),
        (context, rows) => context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, NumberOfTrees = trees, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = 20,
            LearningRate = rate, FeatureFraction = 0.7, ExampleWeightColumnName = nameof(FeatureRow.Weight),
        }).Fit(rows),
        (trained, rows) => TreeModelBuilder.Build(ModelOf<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>(trained).SubModel.TrainedTreeEnsemble, rows));

    static Recipe LightGbm(int seed, int trees, int leaves, double rate) => new(
        Member.LightGbm, FormattableString.Invariant($"{trees} trees of {leaves} leaves, rate {rate}"),
        (context, rows) => context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfThreads = 1, Seed = seed, Deterministic = true, NumberOfIterations = trees, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = 20, LearningRate = rate,
            UseCategoricalSplit = false, HandleMissingValue = false, ExampleWeightColumnName = nameof(FeatureRow.Weight),
            Booster = new GradientBooster.Options { FeatureFraction = 0.5, SubsampleFraction = 0.8, SubsampleFrequency = 1, L2Regularization = 1 },
        }).Fit(rows),
        (trained, rows) => TreeModelBuilder.Build(ModelOf<CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>>(trained).SubModel.TrainedTreeEnsemble, rows));

    static TModel ModelOf<TModel>(ITransformer trained)
        where TModel : class => ((ISingleFeaturePredictionTransformer<TModel>)trained).Model;
}
