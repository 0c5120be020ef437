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
        var metrics = HeldOutScores.Of("model", [0.8, 0.3], [true, false], trainingBaseRate: 0.25, seed: 1).Metrics;

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
    public void Should_put_intervals_around_precision_and_brier_score()
    {
        var metrics = Noisy(500);

        Assert.InRange(metrics.AveragePrecision, metrics.AveragePrecisionLow, metrics.AveragePrecisionHigh);
        Assert.InRange(metrics.Brier, metrics.BrierLow, metrics.BrierHigh);
        Assert.True(metrics.BrierHigh - metrics.BrierLow is > 0.001 and < 0.2);
    }

    [Fact]
    public void Should_compare_predicted_and_observed_shares_bin_by_bin()
    {
        var bins = ReliabilityBins.Of([0.12, 0.18, 0.95, 1], [false, true, true, true]);

        Assert.Equal([new ReliabilityBin(0.1, 0.2, 2, 0.15, 0.5), new ReliabilityBin(0.9, 1, 2, 0.975, 1)], bins);
        Assert.Equal(((2 * 0.35) + (2 * 0.025)) / 4, ReliabilityBins.ExpectedError(bins), 12);
    }

    [Fact]
    public void Should_say_how_many_positives_the_best_tenths_hold()
    {
        // The best two of twenty are positive, and two of the others.
        var gains = RankedScores.Of([.. Enumerable.Range(0, 20).Select(x => (double)x)], [.. Enumerable.Range(0, 20).Select(x => x is 19 or 18 or 3 or 4)]).Gains();

        Assert.Equal(10, gains.Count);
        Assert.Equal(new GainsStep(0.1, 1, 5, 0.5), gains[0]);
        Assert.Equal(0.5, gains[1].Captured, 12);
        Assert.Equal(1, gains[9].Captured, 12);
    }

    [Fact]
    public void Should_share_the_positives_of_equal_scores_among_the_tenths()
    {
        var gains = RankedScores.Of(new double[100], [.. Enumerable.Range(0, 100).Select(x => x < 30)]).Gains();

        Assert.All(gains, x => Assert.Equal(1, x.Lift, 9));
    }

    [Fact]
    public void Should_draw_the_curve_from_corner_to_corner()
    {
        var roc = RankedScores.Of([0.9, 0.4, 0.4, 0.1], [true, true, false, false]).Roc();

        Assert.Equal([new RocPoint(0, 0), new RocPoint(0, 0.5), new RocPoint(0.5, 1), new RocPoint(1, 1)], roc);
    }

    [Fact]
    public void Should_draw_rows_of_one_group_together()
    {
        // Ten rows of each of forty companies that say the same: forty observations and not four hundred.
        var random = new Random(3);
        bool[] companies = [.. Enumerable.Range(0, 40).Select(x => x % 2 == 0)];
        double[] said = [.. companies.Select(x => (x ? 0.2 : 0) + (0.8 * random.NextDouble()))];
        bool[] labels = [.. Enumerable.Range(0, 400).Select(row => companies[row / 10])];
        double[] scores = [.. Enumerable.Range(0, 400).Select(row => said[row / 10])];

        var alone = HeldOutScores.Of("model", scores, labels, 0.5, seed: 1).Metrics;
        var grouped = HeldOutScores.Of("model", scores, labels, 0.5, seed: 1, [.. Enumerable.Range(0, 400).Select(row => row / 10)]).Metrics;

        Assert.Equal(alone.Auc, grouped.Auc);
        Assert.InRange((grouped.AucHigh - grouped.AucLow) / (alone.AucHigh - alone.AucLow), 2.4, 4);
        Assert.True(grouped.BrierHigh - grouped.BrierLow > 2 * (alone.BrierHigh - alone.BrierLow));
    }

    static BinaryMetrics Noisy(int rows)
    {
        var random = new Random(9);
        bool[] labels = [.. Enumerable.Range(0, rows).Select(x => x % 3 == 0)];
        return HeldOutScores.Of("model", [.. labels.Select(x => Math.Clamp((x ? 0.1 : 0) + (0.9 * random.NextDouble()), 0, 1))], labels, 0.33, seed: 1).Metrics;
    }
}
