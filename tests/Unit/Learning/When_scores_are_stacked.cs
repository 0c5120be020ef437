using MarketingBus.Learning.Models;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_scores_are_stacked
{
    [Fact]
    public void Should_turn_scores_into_probabilities_that_come_true()
    {
        var (scores, labels) = Rows(20_000, seed: 5, slope: 2, intercept: -1);

        var fit = StackedLogistic.Fit([scores], labels, parts: null, prior: 0);

        Assert.Equal(2, fit.Weights[0], 0.15);
        Assert.Equal(-1, fit.Intercept, 0.15);
    }

    /// <summary>Each part's scores were made at the base rate that its model had seen: across parts they fall as the outcome becomes frequent, within each they rise with it.</summary>
    [Fact]
    public void Should_not_take_the_level_of_a_part_for_what_its_scores_know()
    {
        var (rare, seldom) = Rows(2000, seed: 1, slope: 1, intercept: -3);
        var (frequent, often) = Rows(2000, seed: 2, slope: 1, intercept: 0);
        double[] scores = [.. rare, .. frequent.Select(x => x - 3)];
        bool[] labels = [.. seldom, .. often];
        int[] parts = [.. Enumerable.Range(0, 4000).Select(row => row / 2000)];

        Assert.Equal(1, StackedLogistic.Fit([scores], labels, parts, prior: 0).Weights[0], 0.15);
        Assert.True(StackedLogistic.Fit([scores], labels, parts: null, prior: 0).Weights[0] < 0.3);
    }

    [Fact]
    public void Should_end_with_the_level_of_the_newest_part()
    {
        var (before, seldom) = Rows(4000, seed: 1, slope: 1, intercept: -2);
        var (after, often) = Rows(4000, seed: 2, slope: 1, intercept: 1);

        var fit = StackedLogistic.Fit([[.. before, .. after]], [.. seldom, .. often], [.. Enumerable.Range(0, 8000).Select(row => row / 4000)], prior: 0);

        Assert.Equal(1, fit.Intercept, 0.15);
    }

    [Theory]
    [InlineData(-2.5)]
    [InlineData(2.5)]
    public void Should_have_whatever_intercept_the_frequency_asks_for(double intercept)
    {
        var (scores, labels) = Rows(20_000, seed: 3, slope: 1, intercept);

        Assert.Equal(intercept, StackedLogistic.Fit([scores, scores], labels, parts: null, prior: 1).Intercept, 0.15);
    }

    [Fact]
    public void Should_give_no_say_to_what_is_wrong_or_adds_nothing()
    {
        var (scores, labels) = Rows(10_000, seed: 4, slope: 1, intercept: 0);
        var random = new Random(6);

        var fit = StackedLogistic.Fit([scores, [.. scores.Select(x => -x)], [.. scores.Select(_ => random.NextDouble() - 0.5)]], labels, parts: null, prior: 1);

        Assert.Equal(0, fit.Weights[1]);
        Assert.InRange(fit.Weights[2], 0, 0.15);
        Assert.InRange(fit.Weights[0], 0.9, 1.1);
    }

    [Fact]
    public void Should_stay_finite_when_one_column_tells_all()
    {
        double[] scores = [.. Enumerable.Range(0, 200).Select(x => x < 100 ? -1.0 : 1)];

        var fit = StackedLogistic.Fit([scores], [.. scores.Select(x => x > 0)], parts: null, prior: 0);

        Assert.InRange(fit.Weights[0], 3, 8);
    }

    [Fact]
    public void Should_be_less_sure_the_more_the_level_moves()
    {
        Assert.Equal(1, LevelUncertainty.Factor([0.7]));
        Assert.Equal(1, LevelUncertainty.Factor([0.7, 0.7, 0.7]));
        Assert.Equal(1 / Math.Sqrt(1 + (Math.PI / 8)), LevelUncertainty.Factor([0, 1, 0]), 12);
    }

    /// <summary>Against the mean over levels that are drawn at random.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Should_come_true_on_average_over_the_levels_that_may_come(double deviation)
    {
        var random = new Random(7);
        double Level() => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
        foreach (var logOdds in (double[])[-3, -1, 0, 2])
        {
            var cameTrue = Enumerable.Range(0, 100_000).Average(_ => 1 / (1 + Math.Exp(-(logOdds + Level()))));

            Assert.Equal(cameTrue, 1 / (1 + Math.Exp(-logOdds * LevelUncertainty.Factor([0, deviation, 0]))), 0.02);
        }
    }

    static (double[] Scores, bool[] Labels) Rows(int count, int seed, double slope, double intercept)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 6) - 3)];
        return (scores, [.. scores.Select(x => random.NextDouble() < 1 / (1 + Math.Exp(-((slope * x) + intercept))))]);
    }
}
