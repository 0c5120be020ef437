using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Integration.Optimizer;

public sealed class When_a_campaign_is_to_be_changed
{
    static readonly CampaignFigures Figures = new() { CampaignId = "c-1", Impressions = 10_000, Clicks = 150, DailyBudgetUsd = 100 };

    [Fact]
    public async Task Should_keep_what_it_was_before()
    {
        await using var world = await OptimizerWorld.StartAsync();
        await world.AnswersAsync(world.Optimize(Figures));

        var answer = Assert.IsType<CampaignChanged>(Assert.Single(await world.AnswersAsync(
            world.Update("c-1") with { Status = CampaignStatus.Paused, DailyBudgetUsd = 80 })));

        Assert.Equal(new Dictionary<string, string?> { ["status"] = "Active", ["daily_budget_usd"] = "100" }, answer.Before);
        Assert.Equal(new Dictionary<string, string?> { ["status"] = "Paused", ["daily_budget_usd"] = "80" }, answer.After);
        Assert.Equal(answer.ChangeId, Assert.Single(await world.ChangesAsync("c-1")).ChangeId);
        var campaign = await world.CampaignAsync("c-1");
        Assert.Equal((CampaignStatus.Paused, 80.0), (campaign.Status, campaign.DailyBudgetUsd));
    }

    [Fact]
    public async Task Should_be_changed_once_by_the_same_change()
    {
        await using var world = await OptimizerWorld.StartAsync();
        await world.AnswersAsync(world.Optimize(Figures));
        var update = world.Update("c-1") with { DailyBudgetUsd = 80 };
        await world.AnswersAsync(update);
        await world.AnswersAsync(world.Update("c-1") with { DailyBudgetUsd = 60 });

        var again = Assert.IsType<CampaignChanged>(Assert.Single(await world.AnswersAsync(update)));

        Assert.Equal("100", again.Before["daily_budget_usd"]);
        Assert.Equal(2, (await world.ChangesAsync("c-1")).Count);
        Assert.Equal(60, (await world.CampaignAsync("c-1")).DailyBudgetUsd);
    }

    [Fact]
    public async Task Should_reject_a_campaign_that_is_not_known()
    {
        await using var world = await OptimizerWorld.StartAsync();
        var update = world.Update("unheard") with { DailyBudgetUsd = 80 };

        var answer = Assert.IsType<EventRejected>(Assert.Single(await world.AnswersAsync(update)));

        Assert.Equal((update.ChangeId, nameof(UpdateCampaign)), (answer.EventId, answer.EventType));
        Assert.Contains("campaign_id", answer.Errors.Keys);
    }

    [Fact]
    public async Task Should_reject_a_status_that_cannot_follow()
    {
        await using var world = await OptimizerWorld.StartAsync();
        await world.AnswersAsync(world.Optimize(Figures));

        var answer = Assert.IsType<EventRejected>(Assert.Single(await world.AnswersAsync(world.Update("c-1") with { Status = CampaignStatus.Completed })));

        Assert.Contains("Active to Completed", Assert.Single(answer.Errors["status"]), StringComparison.Ordinal);
        Assert.Empty(await world.ChangesAsync("c-1"));
    }
}
