using MarketingBus.Contracts;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Optimizer;

public sealed class When_a_campaign_is_to_be_optimized
{
    // ctr 0.015 (Wilson 0.0128 to 0.0176) is below 0.02; roas 1.5 meets its target; score 0.75 * 30 + 50 + 20 = 92.5.
    static readonly CampaignFigures Figures = new()
    {
        CampaignId = "c-1", Name = "Spring", Impressions = 10_000, Clicks = 150, Conversions = 40, CostUsd = 1000, RevenueUsd = 1500, DailyBudgetUsd = 200,
    };

    [Fact]
    public async Task Should_answer_with_advice_and_keep_it()
    {
        await using var world = await OptimizerWorld.StartAsync();
        var command = world.Optimize(Figures);

        var answer = Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(command)));

        Assert.Equal((command.ReviewId, command.HandoffId), (answer.ReviewId, answer.HandoffId));
        Assert.Equal("creative_optimization", Assert.Single(answer.Recommendations).Kind);
        Assert.Equal(92.5, answer.PerformanceScore!.Value, 9);

        var campaign = await world.CampaignAsync("c-1");
        Assert.Equal(("Spring", 200.0, true), (campaign.Name, campaign.DailyBudgetUsd, campaign.Underperforms));
        Assert.Equal(92.5, campaign.PerformanceScore!.Value, 9);

        var reading = Assert.Single(await world.ReadingsAsync("c-1"));
        Assert.Equal((command.ReviewId, 0.015, 1.5), (reading.ReviewId, reading.Figures.Ctr, reading.Figures.Roas));
        Assert.Equal(answer.Reasons.Count, reading.Reasons.Count);
    }

    [Fact]
    public async Task Should_replace_the_reading_of_a_review_that_is_asked_again()
    {
        await using var world = await OptimizerWorld.StartAsync();
        var reviewId = NewId.NextGuid();

        await world.AnswersAsync(world.Optimize(Figures, reviewId: reviewId), world.Optimize(Figures with { Clicks = 300 }, reviewId: reviewId));

        Assert.Equal(300, Assert.Single(await world.ReadingsAsync("c-1")).Figures.Clicks);
        Assert.False((await world.CampaignAsync("c-1")).Underperforms);
    }

    [Fact]
    public async Task Should_judge_the_latest_reading_when_only_the_campaign_is_named()
    {
        await using var world = await OptimizerWorld.StartAsync();
        await world.AnswersAsync(world.Optimize(Figures with { Clicks = 300 }));
        await world.AnswersAsync(world.Optimize(Figures));

        var answer = Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(world.Optimize(new() { CampaignId = "c-1" }))));

        Assert.Equal(0.015, Assert.Single(answer.Recommendations).Evidence["ctr"]);
    }

    [Fact]
    public async Task Should_find_a_reading_that_came_in_the_same_batch()
    {
        await using var world = await OptimizerWorld.StartAsync();

        var answers = await world.AnswersAsync(world.Optimize(Figures), world.Optimize(new() { CampaignId = "c-1" }));

        Assert.Equal(2, answers.OfType<CampaignOptimized>().Count(x => x.Recommendations.Count == 1));
        Assert.Equal(2, (await world.ReadingsAsync("c-1")).Count);
    }

    [Fact]
    public async Task Should_refuse_a_campaign_of_which_nothing_is_known()
    {
        await using var world = await OptimizerWorld.StartAsync();

        var answer = Assert.IsType<OptimizationRefused>(Assert.Single(await world.AnswersAsync(world.Optimize(new() { CampaignId = "unheard" }))));

        Assert.StartsWith("campaign_id", answer.Reason, StringComparison.Ordinal);
        Assert.Empty(await world.ReadingsAsync("unheard"));
    }

    [Fact]
    public async Task Should_refuse_a_bad_item_alone()
    {
        await using var world = await OptimizerWorld.StartAsync();

        await world.AnswersAsync(
            world.Optimize(Figures with { CampaignId = "good" }),
            world.Optimize(Figures with { CampaignId = "bad", Clicks = 20_000 }),
            world.Optimize(Figures with { CampaignId = "fine" }));

        Assert.StartsWith("clicks", Assert.Single(world.Recorder.Of<OptimizationRefused>()).Reason, StringComparison.Ordinal);
        Assert.Equal(["fine", "good"], world.Recorder.Of<CampaignOptimized>().Select(x => x.CampaignId).Order());
    }

    [Fact]
    public async Task Should_remember_the_budget_that_a_pause_is_measured_by()
    {
        await using var world = await OptimizerWorld.StartAsync();
        CampaignFigures spent = new() { CampaignId = "c-1", Conversions = 0, CostUsd = 10.01 };

        var without = Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(world.Optimize(spent))));
        var with = Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(
            world.Optimize(spent with { DailyBudgetUsd = 100 }))));
        var later = Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(world.Optimize(spent))));

        Assert.Empty(without.Recommendations);
        Assert.Equal("auto_pause", Assert.Single(with.Recommendations).Kind);
        Assert.Equal("auto_pause", Assert.Single(later.Recommendations).Kind);
    }

    [Fact]
    public async Task Should_leave_the_judgement_of_a_campaign_alone_when_variants_are_compared()
    {
        await using var world = await OptimizerWorld.StartAsync();
        await world.AnswersAsync(world.Optimize(Figures));

        var answer = Assert.IsType<CampaignOptimized>(Assert.Single(await world.AnswersAsync(world.Optimize(
            new()
            {
                CampaignId = "c-1",
                Variants = [new() { VariantId = "a", Impressions = 10_000, Conversions = 200 }, new() { VariantId = "b", Impressions = 10_000, Conversions = 300 }],
            },
            OptimizationType.AbTestAnalysis))));

        Assert.Equal(("promote_variant", "b"), (answer.Recommendations[0].Kind, answer.Recommendations[0].Target));
        Assert.Equal(92.5, (await world.CampaignAsync("c-1")).PerformanceScore!.Value, 9);
    }
}
