using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_variants_are_compared
{
    static readonly OptimizerOptions Options = new();

    // Pooled 0.025, z = 0.01 / sqrt(0.025 * 0.975 * 2 / 10,000) = 4.529; always-valid p = exp(1.534324 - 9.779652) = 0.000262.
    [Fact]
    public void Should_promote_a_variant_that_both_tests_find_better()
    {
        var advice = Assert.Single(AbTest.Judge([Variant("a", 10_000, 200), Variant("b", 10_000, 300)], Options).Recommendations);

        Assert.Equal(("promote_variant", "b"), (advice.Kind, advice.Target));
        Assert.Equal(0.000262, advice.Evidence["always_valid_p_value"], 0.000001);
        Assert.InRange(advice.Evidence["p_value"], 0.0000058, 0.0000061);
        Assert.InRange(advice.Evidence["probability_best"], 0.9999, 1);
    }

    // z = 0.006 / 0.00211995 = 2.8303 and p = 0.00465, but always-valid p = exp(1.573172 - 3.832907) = 0.1044.
    [Fact]
    public void Should_keep_testing_when_only_the_single_look_test_is_convinced()
    {
        var advice = Assert.Single(AbTest.Judge([Variant("a", 10_000, 200), Variant("b", 10_000, 260)], Options).Recommendations);

        Assert.Equal("keep_testing", advice.Kind);
        Assert.Equal(0.00465, advice.Evidence["p_value"], 0.00001);
        Assert.Equal(0.1044, advice.Evidence["always_valid_p_value"], 0.0001);
        Assert.InRange(advice.Evidence["additional_impressions"], 1, 10_000);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(99, 99)]
    public void Should_never_prefer_a_handful_over_a_hundred_thousand(long impressions, long conversions)
    {
        var advice = Assert.Single(AbTest.Judge([Variant("few", impressions, conversions), Variant("many", 100_000, 2_000)], Options).Recommendations);

        Assert.Equal(("keep_testing", "few"), (advice.Kind, advice.Target));
        Assert.Equal(100 - impressions, advice.Evidence["additional_impressions"]);
    }

    [Theory]
    [InlineData(5_000, 250)]
    [InlineData(5_000, 0)]
    [InlineData(5_000, 5_000)]
    public void Should_not_break_a_tie(long impressions, long conversions)
    {
        var judgement = AbTest.Judge([Variant("a", impressions, conversions), Variant("b", impressions, conversions)], Options);

        var advice = Assert.Single(judgement.Recommendations);
        Assert.Equal("keep_testing", advice.Kind);
        Assert.Equal(1, advice.Evidence["p_value"], 9);
        Assert.True(advice.Evidence["additional_impressions"] > 0);
    }

    [Fact]
    public void Should_ask_for_enough_that_both_tests_would_then_tell()
    {
        var more = AbTest.Judge([Variant("a", 10_000, 200), Variant("b", 10_000, 260)], Options).Recommendations[0].Evidence["additional_impressions"];
        var then = 10_000 + (long)more;

        var advice = AbTest.Judge([Variant("a", then, then * 200 / 10_000), Variant("b", then, (then * 260 + 9_999) / 10_000)], Options).Recommendations[0];

        Assert.Equal("promote_variant", advice.Kind);
    }

    [Fact]
    public void Should_count_a_variant_given_twice_once()
    {
        var judgement = AbTest.Judge([Variant("a", 60, 1), Variant("a", 80, 2), Variant("b", 200, 4)], Options);

        Assert.Equal(20, Assert.Single(judgement.Recommendations).Evidence["additional_impressions"]);
        Assert.Contains(judgement.Reasons, x => x.Code == "ab.duplicate");
    }

    [Fact]
    public void Should_not_compare_one_variant_with_nothing()
    {
        var judgement = AbTest.Judge([Variant("a", 1000, 10), Variant("a", 1000, 10)], Options);

        Assert.Empty(judgement.Recommendations);
        Assert.Contains(judgement.Reasons, x => x.Code == "ab.variants");
    }

    // Holm: 0.01 * 3, 0.03 * 2, 0.04 * 1; the largest is 0.06.
    [Fact]
    public void Should_correct_for_the_number_of_comparisons() =>
        Assert.Equal(0.06, ArmComparison.LargestByHolm([0.01, 0.04, 0.03]), 9);

    [Fact]
    public void Should_promote_among_three_only_what_beats_both()
    {
        VariantFigures[] twins = [Variant("a", 10_000, 200), Variant("b", 10_000, 400), Variant("c", 10_000, 398)];
        VariantFigures[] winner = [Variant("a", 10_000, 200), Variant("b", 10_000, 400), Variant("c", 10_000, 210)];

        Assert.Equal("keep_testing", Assert.Single(AbTest.Judge(twins, Options).Recommendations).Kind);
        Assert.Equal("b", Assert.Single(AbTest.Judge(winner, Options).Recommendations).Target);
    }

    internal static VariantFigures Variant(string id, long impressions, long conversions) =>
        new() { VariantId = id, Impressions = impressions, Conversions = conversions };
}
