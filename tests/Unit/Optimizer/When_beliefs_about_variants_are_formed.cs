using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_beliefs_about_variants_are_formed
{
    // Beta(2, 1) and Beta(1, 2): P = integral of 2x (2x - x^2) = 5/6; E[max] = 1 - integral of x^2 (2x - x^2) = 0.7; means 2/3 and 1/3.
    [Fact]
    public void Should_match_the_integrals_solved_by_hand()
    {
        var beliefs = BestArm.Of([Variant(1, 1), Variant(1, 0)]);

        Assert.Equal(5.0 / 6, beliefs[0].ProbabilityBest, 0.000001);
        Assert.Equal(1.0 / 6, beliefs[1].ProbabilityBest, 0.000001);
        Assert.Equal(0.7 - 2.0 / 3, beliefs[0].ExpectedLoss, 0.000001);
        Assert.Equal(0.7 - 1.0 / 3, beliefs[1].ExpectedLoss, 0.000001);
    }

    [Theory]
    [InlineData(1, 0, 100_000, 2_000)]
    [InlineData(100, 2, 1_000_000, 20_000)]
    [InlineData(1_000_000_000, 20_000_000, 1_000, 20)]
    [InlineData(100_000_000, 0, 100_000_000, 3)]
    public void Should_share_one_whole_probability_whatever_the_samples(long impressions, long conversions, long otherImpressions, long otherConversions)
    {
        var beliefs = BestArm.Of([Variant(impressions, conversions), Variant(otherImpressions, otherConversions)]);

        Assert.Equal(1, beliefs.Sum(x => x.ProbabilityBest), 0.0005);
        Assert.All(beliefs, x => Assert.InRange(x.ExpectedLoss, 0, 1));
    }

    [Fact]
    public void Should_be_undecided_about_equals() =>
        Assert.All(BestArm.Of([Variant(5_000, 100), Variant(5_000, 100), Variant(5_000, 100), Variant(5_000, 100)]),
            x => Assert.Equal(0.25, x.ProbabilityBest, 0.0001));

    static VariantFigures Variant(long impressions, long conversions) =>
        new() { VariantId = "v", Impressions = impressions, Conversions = conversions };
}
