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

    static string Decide(BinaryMetrics challenger, BinaryMetrics? champion) => ModelDecision.Of(challenger, "v1", champion, leastAuc: 0.55).Decision;

    static BinaryMetrics Figures(double auc, double brier) => new()
    {
        BaseRate = 0.3, Auc = auc, AucLow = auc - 0.03, AucHigh = auc + 0.03, AveragePrecision = 0.5, Brier = brier, BaseRateBrier = 0.21, LogLoss = 0.5, TopDecileLift = 2,
    };
}
