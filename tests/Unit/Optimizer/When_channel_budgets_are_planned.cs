using CsCheck;
using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_channel_budgets_are_planned
{
    static readonly OptimizerOptions Options = new();

    // 20 % of 600 is 120 and of 400 is 80: 80 USD can move.
    [Fact]
    public void Should_move_what_the_weak_channel_gives_up_to_the_strong_one()
    {
        var plan = Plan(1000, ("search", Channel(3, 600)), ("social", Channel(0.3, 400)));

        Assert.Equal([680, 320], plan.Recommendations.Select(x => x.Evidence["recommended_usd"]));
        Assert.Equal([1, -1], plan.Recommendations.Select(x => x.Evidence["direction"]));
    }

    // 600 * 1.2 and 400 * 0.8.
    [Fact]
    public void Should_step_each_channel_alone_without_a_total() =>
        Assert.Equal([720, 320], Plan(null, ("search", Channel(3, 600)), ("social", Channel(0.3, 400))).Recommendations.Select(x => x.Evidence["recommended_usd"]));

    [Theory]
    [InlineData(2.0, 500.0, "between")]
    [InlineData(0.5, 500.0, "between")]
    [InlineData(9.0, 49.99, "needed")]
    [InlineData(null, 500.0, "roas is not known")]
    public void Should_maintain_a_channel_with_a_reason(double? roas, double? spend, string why)
    {
        var plan = Plan(null, ("search", new ChannelFigures { Roas = roas, SpendUsd = spend }));

        var advice = Assert.Single(plan.Recommendations);
        Assert.Equal(0, advice.Evidence["direction"]);
        Assert.Contains(why, advice.Text, StringComparison.Ordinal);
        Assert.Contains(plan.Reasons, x => x.Code == "budget.maintain" && x.Text.Contains(why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2.1, 1)]
    [InlineData(1.0, 0)]
    [InlineData(0.4, -1)]
    public void Should_give_the_direction_and_no_amount_when_only_the_return_is_reported(double roas, int direction)
    {
        var advice = Assert.Single(Plan(null, ("search", new ChannelFigures { Roas = roas })).Recommendations);

        Assert.Equal(direction, advice.Evidence["direction"]);
        Assert.DoesNotContain("recommended_usd", advice.Evidence.Keys);
        Assert.Contains("on a spend that was not reported", advice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_revenue_and_spend_where_a_given_return_contradicts_them()
    {
        var plan = Plan(null, ("search", new ChannelFigures { Roas = 300, SpendUsd = 100, RevenueUsd = 20 }));

        Assert.Equal((-1, 0.2), (Assert.Single(plan.Recommendations).Evidence["direction"], plan.Recommendations[0].Evidence["roas"]));
        Assert.Contains(plan.Reasons, x => x.Code == "figures.channel_roas_differs" && x.Text.Contains("search roas was given as 300", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_take_from_a_channel_whose_refunds_outweigh_its_sales() =>
        Assert.Equal(-1, Assert.Single(Plan(null, ("search", new ChannelFigures { SpendUsd = 100, RevenueUsd = -40 })).Recommendations).Evidence["direction"]);

    [Fact]
    public void Should_derive_the_return_from_revenue_and_spend() =>
        Assert.Equal(1, Assert.Single(Plan(null, ("search", new ChannelFigures { SpendUsd = 100, RevenueUsd = 250 })).Recommendations).Evidence["direction"]);

    [Fact]
    public void Should_not_plan_without_channels() => Assert.Empty(Plan(1000).Recommendations);

    [Fact]
    public void Should_keep_the_total_to_the_cent_in_bounded_steps() =>
        Gen.Select(Gen.Long[0, 100_000_000_000], Gen.Select(Gen.Double[0, 4], Gen.Int[0, 1_000_000]).List[1, 12])
            .Sample((totalCents, given) =>
            {
                var channels = given.Select((x, i) => ($"channel {i}", Channel(x.Item1, x.Item2 / 100.0))).ToArray();

                var amounts = Plan(totalCents / 100.0, channels).Recommendations.Select(x => (Before: CentsOf(x, "current_usd"), After: CentsOf(x, "recommended_usd"))).ToList();

                return amounts.Sum(x => x.Before) == totalCents && amounts.Sum(x => x.After) == totalCents
                    && amounts.All(x => x.After >= 0 && Math.Abs(x.After - x.Before) <= x.Before * Options.MaxStep + 1);
            });

    static long CentsOf(Recommendation advice, string name) => (long)Math.Round(advice.Evidence[name] * 100);

    static ChannelFigures Channel(double roas, double spend) => new() { Roas = roas, SpendUsd = spend };

    static Judgement Plan(double? total, params (string Name, ChannelFigures Figures)[] channels) => BudgetPlan.Judge(
        new CampaignFigures { CampaignId = "c-1", TotalBudgetUsd = total, ChannelPerformance = channels.ToDictionary(x => x.Name, x => x.Figures) }, Options);
}
