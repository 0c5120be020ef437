using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_advice_is_asked_for
{
    static readonly OptimizerOptions Options = new();

    [Fact]
    public void Should_say_how_sure_each_variant_is()
    {
        var standings = Standings(new() { VariantId = "A", Impressions = 1000, Conversions = 20 }, new() { VariantId = "B", Impressions = 1000, Conversions = 10 });

        Assert.Equal(1, standings.Sum(x => x.ProbabilityBest!.Value), 6);
        Assert.InRange(0.02, standings[0].RateFrom!.Value, standings[0].RateTo!.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Should_say_nothing_of_a_variant_that_nobody_saw_and_rank_the_others_without_it(long conversions)
    {
        var standings = Standings(
            new() { VariantId = "unseen", Impressions = 0, Conversions = conversions }, new() { VariantId = "A", Impressions = 1000, Conversions = 20 }, new() { VariantId = "B", Impressions = 1000, Conversions = 20 });

        Assert.Equal(["A", "B", "unseen"], standings.Select(x => x.VariantId));
        Assert.Equal([0.5, 0.5, null], standings.Select(x => x.ProbabilityBest is { } p ? Math.Round(p, 6) : (double?)null));
        Assert.Equal(new VariantStanding { VariantId = "unseen", Impressions = 0, Conversions = conversions }, standings[2]);
    }

    [Fact]
    public void Should_rank_nobody_where_nobody_was_seen() =>
        Assert.All(Standings(new() { VariantId = "A", Impressions = 0, Conversions = 0 }, new() { VariantId = "B", Impressions = 0, Conversions = 0 }), x => Assert.Null(x.ProbabilityBest));

    static IReadOnlyList<VariantStanding> Standings(params IReadOnlyList<VariantFigures> variants) => VariantStandings.Of(new CampaignFigures { CampaignId = "C-1", Variants = variants }, Options);

    [Fact]
    public void Should_divide_a_total_into_shares_that_add_up()
    {
        var plans = ChannelPlans.Of(Figures(total: 1000), Options);

        Assert.Equal(1000, plans.Sum(x => x.RecommendedUsd!.Value), 2);
        Assert.Equal(1, plans.Sum(x => x.RecommendedShare!.Value), 9);
        Assert.All(plans, x => Assert.InRange(Math.Abs(x.RecommendedUsd!.Value - x.CurrentUsd!.Value), 0, x.CurrentUsd.Value * Options.MaxStep));
        Assert.All(plans, x => Assert.InRange(x.Roas!.Value, x.RoasFrom!.Value, x.RoasTo!.Value));
    }

    [Fact]
    public void Should_be_the_budget_that_a_review_advises()
    {
        var plans = ChannelPlans.Of(Figures(total: 1000), Options);
        var advice = BudgetPlan.Judge(Figures(total: 1000), Options).Recommendations;

        Assert.Equal(advice.Select(x => (x.Target, x.Evidence["recommended_usd"])), plans.Select(x => ((string?)x.Channel, x.RecommendedUsd!.Value)));
    }

    [Fact]
    public void Should_name_no_amount_where_a_spend_is_not_known() =>
        Assert.All(ChannelPlans.Of(Figures(total: null) with { ChannelPerformance = new Dictionary<string, ChannelFigures> { ["search"] = new() { Roas = 3 } } }, Options), x =>
            Assert.Null(x.CurrentUsd ?? x.RecommendedUsd ?? x.RecommendedShare ?? x.RoasFrom));

    static CampaignFigures Figures(double? total) => new()
    {
        CampaignId = "C-1",
        TotalBudgetUsd = total,
        ChannelPerformance = new Dictionary<string, ChannelFigures>
        {
            ["search"] = new() { SpendUsd = 400, RevenueUsd = 1600, Conversions = 40 },
            ["social"] = new() { SpendUsd = 600, RevenueUsd = 120, Conversions = 6 },
        },
    };
}
