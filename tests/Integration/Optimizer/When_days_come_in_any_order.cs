using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Integration.Optimizer;

/// <summary>A file may be sorted either way, and queues keep no order: the days that figures are of decide, not their arrival.</summary>
public sealed class When_days_come_in_any_order
{
    [Fact]
    public async Task Should_judge_a_campaign_by_its_newest_day_that_can_be_judged()
    {
        CampaignFigures[] rows =
        [
            Day(5) with { Impressions = 60, Clicks = 0 },
            Day(4) with { Impressions = 20_000, Clicks = 600, Conversions = 20, CostUsd = 500, RevenueUsd = 2_500 },
            Day(3) with { Conversions = 0, CostUsd = 400, DailyBudgetUsd = 600, Name = "Spring" },
            Day(2) with { Conversions = 0, CostUsd = 900, DailyBudgetUsd = 50, TotalBudgetUsd = 9_000, Name = "Winter" },
            new() { CampaignId = "", Impressions = 100_000, Clicks = 10, Conversions = 0, CostUsd = 10_000, RevenueUsd = 0 },
        ];
        await using var world = await OptimizerWorld.StartAsync();

        foreach (var campaignId in await SendAsync(world, rows))
        {
            var campaign = await world.CampaignAsync(campaignId);
            Assert.Equal((campaignId, 100d, false), (campaignId, campaign.PerformanceScore, campaign.Underperforms));
            Assert.Equal(("Spring", 600d, 9_000d), (campaign.Name, campaign.DailyBudgetUsd, campaign.TotalBudgetUsd));
        }
    }

    [Fact]
    public async Task Should_measure_the_newest_day_by_the_budget_that_is_known()
    {
        CampaignFigures[] rows =
        [
            Day(4) with { Conversions = 0, CostUsd = 400 },
            Day(3) with { Impressions = 20_000, Clicks = 600, Conversions = 20, CostUsd = 500, RevenueUsd = 2_500, DailyBudgetUsd = 600 },
            Day(2) with { Impressions = 20_000, Clicks = 600, Conversions = 20, CostUsd = 500, RevenueUsd = 2_500, DailyBudgetUsd = 1_000_000 },
        ];
        await using var world = await OptimizerWorld.StartAsync();
        var campaigns = await SendAsync(world, rows);

        foreach (var campaignId in campaigns)
            Assert.Equal((campaignId, 600d, true), (campaignId, (await world.CampaignAsync(campaignId)).DailyBudgetUsd, (await world.CampaignAsync(campaignId)).Underperforms));

        var answers = await world.AnswersAsync([.. campaigns.Select(x => world.Optimize(new() { CampaignId = x }))]);
        Assert.All(answers, x => Assert.Equal("auto_pause", Assert.Single(Assert.IsType<CampaignOptimized>(x).Recommendations).Kind));
    }

    [Fact]
    public async Task Should_not_be_judged_by_an_old_day_that_is_sent_again()
    {
        await using var world = await OptimizerWorld.StartAsync();
        var (newer, older) = (Guid.NewGuid(), Guid.NewGuid());
        var good = new CampaignFigures { CampaignId = "c-1", Impressions = 20_000, Clicks = 600, Conversions = 20, CostUsd = 500, RevenueUsd = 2_500, DailyBudgetUsd = 600 };
        await world.AnswersAsync(world.Optimize(good with { Date = Day(1).Date }, reviewId: older));
        await world.AnswersAsync(world.Optimize(good with { Date = Day(2).Date }, reviewId: newer));

        await world.AnswersAsync(world.Optimize(good with { Date = Day(1).Date, Conversions = 0, RevenueUsd = 0 }, reviewId: older));

        Assert.Equal((100d, false), ((await world.CampaignAsync("c-1")).PerformanceScore, (await world.CampaignAsync("c-1")).Underperforms));
        Assert.Empty(Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(world.Optimize(new() { CampaignId = "c-1" })))).Recommendations);
    }

    [Fact]
    public async Task Should_fall_back_to_the_day_before_when_the_newest_turns_out_to_say_nothing()
    {
        await using var world = await OptimizerWorld.StartAsync();
        var newest = Guid.NewGuid();
        await world.AnswersAsync(world.Optimize(new() { CampaignId = "c-1", Date = Day(1).Date, Impressions = 20_000, Clicks = 600, Conversions = 20, CostUsd = 500, RevenueUsd = 2_500 }));
        await world.AnswersAsync(world.Optimize(new() { CampaignId = "c-1", Date = Day(2).Date, Impressions = 20_000, Clicks = 10, Conversions = 0 }, reviewId: newest));
        Assert.True((await world.CampaignAsync("c-1")).Underperforms);

        await world.AnswersAsync(world.Optimize(new() { CampaignId = "c-1", Date = Day(2).Date, Impressions = 20 }, reviewId: newest));

        Assert.Equal((100d, false), ((await world.CampaignAsync("c-1")).PerformanceScore, (await world.CampaignAsync("c-1")).Underperforms));
    }

    /// <summary>Each order of the rows is a campaign of its own; they are sent side by side, a row at a time.</summary>
    static async Task<IReadOnlyList<string>> SendAsync(OptimizerWorld world, CampaignFigures[] rows)
    {
        var orders = OrdersOf([.. Enumerable.Range(0, rows.Length)]).ToList();
        for (var place = 0; place < rows.Length; place++)
            await world.AnswersAsync([.. orders.Select(x => world.Optimize(rows[x[place]] with { CampaignId = NameOf(x) }))]);

        return [.. orders.Select(NameOf)];
    }

    static IEnumerable<int[]> OrdersOf(int[] items) =>
        items.Length == 0 ? [[]] : items.SelectMany(first => OrdersOf([.. items.Where(x => x != first)]).Select(rest => (int[])[first, .. rest]));

    static string NameOf(int[] order) => string.Join("-", order);

    static CampaignFigures Day(int day) => new() { CampaignId = "", Date = new DateOnly(2026, 2, day) };
}
