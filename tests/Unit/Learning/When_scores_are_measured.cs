using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Models;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_scores_are_measured
{
    [Fact]
    public void Should_count_pairs_in_order_and_half_of_the_ties()
    {
        // Positive .9 beats both negatives; positive .4 ties with one and beats the other: 3.5 of 4 pairs.
        var ranked = RankedScores.Of([0.9, 0.4, 0.4, 0.1], [true, true, false, false]);

        Assert.Equal(3.5 / 4, ranked.Auc(), 12);
    }

    [Fact]
    public void Should_average_precision_over_the_positives() =>
        Assert.Equal((1 + (2.0 / 3)) / 2, RankedScores.Of([0.9, 0.8, 0.7, 0.1], [true, false, true, false]).AveragePrecision(), 12);

    [Fact]
    public void Should_compare_the_best_tenth_with_all()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(x => (double)x)];
        bool[] labels = [.. Enumerable.Range(0, 20).Select(x => x is 19 or 18 or 3 or 4)];

        Assert.Equal(1 / 0.2, RankedScores.Of(scores, labels).TopDecileLift(), 12);
    }

    [Fact]
    public void Should_compare_the_brier_score_with_the_training_base_rate()
    {
        var metrics = BinaryMetrics.Of([0.8, 0.3], [true, false], trainingBaseRate: 0.25, seed: 1);

        Assert.Equal(((0.2 * 0.2) + (0.3 * 0.3)) / 2, metrics.Brier, 12);
        Assert.Equal(((0.75 * 0.75) + (0.25 * 0.25)) / 2, metrics.BaseRateBrier, 12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.7)) / 2, metrics.LogLoss, 12);
    }

    [Fact]
    public void Should_put_the_interval_around_the_area_and_narrow_it_with_rows()
    {
        var (few, many) = (Noisy(200), Noisy(5000));

        Assert.InRange(few.Auc, few.AucLow, few.AucHigh);
        Assert.True(many.AucHigh - many.AucLow < (few.AucHigh - few.AucLow) / 3);
    }

    [Fact]
    public void Should_turn_scores_into_probabilities_that_come_true()
    {
        var random = new Random(5);
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 6) - 3)];
        bool[] labels = [.. scores.Select(x => random.NextDouble() < 1 / (1 + Math.Exp((-2 * x) + 1)))];

        var sigmoid = PlattSigmoid.Fit(scores, labels);

        Assert.Equal(-2, sigmoid.Slope, 0.15);
        Assert.Equal(1, sigmoid.Offset, 0.15);
    }

    static BinaryMetrics Noisy(int rows)
    {
        var random = new Random(9);
        bool[] labels = [.. Enumerable.Range(0, rows).Select(x => x % 3 == 0)];
        return BinaryMetrics.Of([.. labels.Select(x => Math.Clamp((x ? 0.1 : 0) + (0.9 * random.NextDouble()), 0, 1))], labels, 0.33, seed: 1);
    }
}
