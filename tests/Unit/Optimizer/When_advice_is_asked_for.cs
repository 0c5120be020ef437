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
        var standings = VariantStandings.Of(new CampaignFigures
        {
            CampaignId = "C-1",
            Variants = [new() { VariantId = "A", Impressions = 1000, Conversions = 20 }, new() { VariantId = "B", Impressions = 0, Conversions = 0 }],
        }, Options);

        Assert.Equal(1, standings.Sum(x => x.ProbabilityBest), 6);
        Assert.InRange(0.02, standings[0].RateFrom, standings[0].RateTo);
        Assert.Equal((0d, 1d), (standings[1].RateFrom, standings[1].RateTo));
    }

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
