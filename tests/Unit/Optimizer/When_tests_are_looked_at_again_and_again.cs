using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

/// <summary>Seeded simulations; ten looks at each test, stopped at the first that promotes.</summary>
public sealed class When_tests_are_looked_at_again_and_again
{
    const int Tests = 400;
    const int Looks = 10;
    const int PeoplePerLook = 500;

    static readonly OptimizerOptions Options = new();

    [Fact]
    public void Should_promote_hardly_ever_when_nothing_differs() => Assert.InRange(ShareOfPromotions(0.05, 0.05, x => x.IsSignificant), 0, 0.07);

    [Fact]
    public void Should_need_the_always_valid_test_for_that() => Assert.InRange(ShareOfPromotions(0.05, 0.05, x => x.PValue <= 0.05), 0.1, 0.4);

    [Fact]
    public void Should_mostly_find_a_real_difference() => Assert.InRange(ShareOfPromotions(0.05, 0.07, x => x.IsSignificant), 0.8, 1);

    static double ShareOfPromotions(double rate, double otherRate, Func<ArmComparison, bool> promotes)
    {
        var random = new Random(20260101);
        return Enumerable.Range(0, Tests).Count(_ => IsPromoted(random, rate, otherRate, promotes)) / (double)Tests;
    }

    static bool IsPromoted(Random random, double rate, double otherRate, Func<ArmComparison, bool> promotes)
    {
        long one = 0, other = 0, promotions = 0;
        for (var look = 1; look <= Looks; look++)
        {
            one += Successes(random, rate);
            other += Successes(random, otherRate);
            VariantFigures[] variants = [Variant("a", look, one), Variant("b", look, other)];
            promotions += promotes(ArmComparison.Of(variants.MaxBy(TwoProportions.RateOf)!, variants, Options)) ? 1 : 0;
        }

        return promotions > 0;
    }

    static long Successes(Random random, double rate) => Enumerable.Range(0, PeoplePerLook).Count(_ => random.NextDouble() < rate);

    static VariantFigures Variant(string id, int look, long conversions) =>
        new() { VariantId = id, Impressions = look * PeoplePerLook, Conversions = conversions };
}
