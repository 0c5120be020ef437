using MarketingBus.Learning;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Training;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_champion_is_challenged
{
    [Fact]
    public void Should_promote_the_better_one() => Assert.Equal("promoted", Decide(Figures(0.80, 0.15), Figures(0.75, 0.17)));

    [Fact]
    public void Should_keep_an_equal_one_as_a_candidate() => Assert.Equal("candidate", Decide(Figures(0.80, 0.15), Figures(0.80, 0.15)));

    [Fact]
    public void Should_keep_one_with_worse_probabilities_as_a_candidate() => Assert.Equal("candidate", Decide(Figures(0.81, 0.18), Figures(0.80, 0.15)));

    [Fact]
    public void Should_keep_one_that_cannot_be_compared_as_a_candidate() => Assert.Equal("candidate", Decide(Figures(0.80, 0.15), null));

    [Fact]
    public void Should_refuse_one_without_signal_even_when_the_champion_is_worse() => Assert.Equal("refused", Decide(Figures(0.57, 0.20), Figures(0.50, 0.21)));

    [Fact]
    public void Should_refuse_probabilities_worse_than_the_base_rate() => Assert.Equal("refused", Decide(Figures(0.80, 0.22), null));

    [Fact]
    public void Should_keep_one_whose_gain_may_be_chance_as_a_candidate() => Assert.Equal("candidate", Decide(Figures(0.804, 0.1495), Figures(0.80, 0.15)));

    [Fact]
    public void Should_keep_one_with_better_probabilities_that_ranks_worse_as_a_candidate() => Assert.Equal("candidate", Decide(Figures(0.79, 0.15), Figures(0.80, 0.17)));

    [Fact]
    public void Should_keep_one_whose_gain_does_not_matter_as_a_candidate()
    {
        var test = new ChampionTest(new Gain(0.001, 0.0005, 0.002), new Gain(0.001, 0.0005, 0.002), Figures(0.801, 0.1498), Figures(0.80, 0.15));
        Assert.Equal((false, true), (test.IsWon(0.002), test.IsWon(0.001)));
    }

    [Theory]
    [InlineData(0.0004, "0.000")]
    [InlineData(-0.0004, "0.000")]
    [InlineData(-0.0006, "-0.001")]
    [InlineData(0.0125, "+0.012")]
    public void Should_write_a_gain_with_the_sign_that_it_has(double value, string text) =>
        Assert.StartsWith($"{text} (95 % interval {text} to", new Gain(value, value, value).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Should_measure_the_gain_on_the_same_draws()
    {
        var random = new Random(4);
        bool[] labels = [.. Enumerable.Range(0, 2000).Select(x => x % 3 == 0)];
        double[] noisy = [.. labels.Select(x => (x ? 0.2 : 0) + (0.8 * random.NextDouble()))];
        double[] slightlyBetter = [.. noisy.Zip(labels, (score, label) => Math.Clamp(score + (label ? 0.02 : 0), 0, 1))];

        var test = ChampionTest.Of(HeldOutScores.Of("a", slightlyBetter, labels, 0.33, 1), HeldOutScores.Of("b", noisy, labels, 0.33, 1), 1);

        // Alone each area is uncertain by far more than the gain; on the same rows the gain is beyond doubt.
        Assert.InRange(test.Ranking.Value, 0.005, 0.05);
        Assert.True(test.Ranking.IsCertain(0.005));
        Assert.True(test.Challenger.AucHigh - test.Challenger.AucLow > test.Ranking.Value);
    }

    [Fact]
    public void Should_promote_one_that_ranks_alike_but_is_calibrated()
    {
        var random = new Random(5);
        double[] chances = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        bool[] labels = [.. chances.Select(x => random.NextDouble() < x)];
        double[] timid = [.. chances.Select(x => 0.4 + (0.2 * x))];

        var test = ChampionTest.Of(HeldOutScores.Of("a", chances, labels, 0.5, 1), HeldOutScores.Of("b", timid, labels, 0.5, 1), 1);

        Assert.Equal(0, test.Ranking.Value);
        Assert.InRange(test.Probabilities.Value, 0.15, 0.25);
        Assert.True(test.IsWon(0.002));
        Assert.False(ChampionTest.Of(HeldOutScores.Of("b", timid, labels, 0.5, 1), HeldOutScores.Of("a", chances, labels, 0.5, 1), 1).IsWon(0.002));
    }

    static string Decide(BinaryMetrics challenger, BinaryMetrics? champion)
    {
        var test = champion is null ? null : new ChampionTest(
            Gained(challenger.Auc - champion.Auc), Gained((champion.Brier - challenger.Brier) / challenger.BaseRateBrier), challenger, champion);
        return ModelDecision.Of(challenger, "v1", test, new LearningOptions()).Decision;
    }

    static Gain Gained(double value) => new(value, value - 0.005, value + 0.005);

    static BinaryMetrics Figures(double auc, double brier) => new()
    {
        BaseRate = 0.3, Auc = auc, AucLow = auc - 0.03, AucHigh = auc + 0.03, AveragePrecision = 0.5, Brier = brier, BaseRateBrier = 0.21, LogLoss = 0.5, TopDecileLift = 2,
    };
}
