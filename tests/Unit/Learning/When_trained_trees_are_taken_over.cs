using MarketingBus.Learning.Models;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_trained_trees_are_taken_over
{
    const int Width = 6;

    readonly MLContext context = new(1);

    [Fact]
    public void Should_score_as_boosting_does() => ShouldScoreAs(view =>
    {
        var trained = context.BinaryClassification.Trainers.FastTree(nameof(FeatureRow.Label), nameof(FeatureRow.Features), numberOfTrees: 30).Fit(view);
        return (trained, TreeModelBuilder.Build(trained.Model.SubModel.TrainedTreeEnsemble, Rows()));
    });

    [Fact]
    public void Should_score_as_the_forest_does() => ShouldScoreAs(view =>
    {
        var trained = context.BinaryClassification.Trainers.FastForest(nameof(FeatureRow.Label), nameof(FeatureRow.Features), numberOfTrees: 30).Fit(view);
        return (trained, TreeModelBuilder.Build(trained.Model.TrainedTreeEnsemble, Rows()));
    });

    [Fact]
    public void Should_score_as_lightgbm_does() => ShouldScoreAs(view =>
    {
        Assert.Null(LightGbmLibrary.WhyNot);
        var trained = context.BinaryClassification.Trainers.LightGbm(nameof(FeatureRow.Label), nameof(FeatureRow.Features), numberOfIterations: 30).Fit(view);
        return (trained, TreeModelBuilder.Build(trained.Model.SubModel.TrainedTreeEnsemble, Rows()));
    });

    void ShouldScoreAs(Func<IDataView, (ITransformer Trained, TreeModel TakenOver)> train)
    {
        var rows = Rows();
        var view = FeatureRow.View(context, rows.ForTrainers(), Width);
        var (trained, takenOver) = train(view);

        var expected = trained.Transform(view).GetColumn<float>("Score").ToArray();
        var scores = rows.Map(takenOver.Score);

        Assert.True(expected.Distinct().Count() > 50);
        Assert.Equal(expected.Length, scores.Length);
        Assert.All(expected.Zip(scores), x => Assert.Equal(x.First, x.Second, 1e-4));
    }

    static LabelledRows Rows()
    {
        var random = new Random(3);
        float[][] cells = [.. Enumerable.Range(0, 800).Select(_ => Enumerable.Range(0, Width).Select(_ => random.NextSingle() > 0.4 ? random.NextSingle() - 0.3f : 0).ToArray())];
        return new LabelledRows([.. cells.Select(x => new VBuffer<float>(Width, x))], [.. cells.Select(x => x[0] + (x[1] * x[2]) + (0.3 * random.NextDouble()) > 0.25)], Width, false);
    }
}
