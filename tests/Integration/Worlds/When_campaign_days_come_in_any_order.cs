using System.Text.Json;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_campaign_days_come_in_any_order_embedded(EmbeddedProduct product) : When_campaign_days_come_in_any_order(product);

public sealed class When_campaign_days_come_in_any_order_distributed(DistributedProduct product) : When_campaign_days_come_in_any_order(product);

public abstract class When_campaign_days_come_in_any_order(IProduct product) : ProductTest(product)
{
    const string Good = "\"impressions\": 20000, \"clicks\": 600, \"leads_created\": 40, \"conversions\": 20, \"cost_usd\": 500, \"revenue_usd\": 2500, \"daily_budget_usd\": 600";
    const string Bad = "\"impressions\": 20000, \"clicks\": 50, \"leads_created\": 1, \"conversions\": 0, \"cost_usd\": 500, \"revenue_usd\": 0, \"daily_budget_usd\": 600";

    [Theory]
    [InlineData("oldest first", 1, 2, 3, 4)]
    [InlineData("newest first", 4, 3, 2, 1)]
    [InlineData("shuffled", 3, 1, 4, 2)]
    public async Task Should_show_the_judgement_of_the_newest_day_everywhere(string order, params int[] days)
    {
        var campaignId = $"{Unique}-{order}";
        foreach (var day in days)
            await SendAsync(campaignId, day, day <= 2 ? Bad : Good);

        await ShowsAsync(campaignId, score: 100, underperforms: false, advice: []);
    }

    [Fact]
    public async Task Should_leave_a_campaign_as_it_is_when_an_old_day_is_sent_again()
    {
        await SendAsync(Unique, 1, Good);
        await SendAsync(Unique, 4, Good);
        await SendAsync(Unique, 1, Bad);

        await ShowsAsync(Unique, score: 100, underperforms: false, advice: []);
        Assert.Equal(0, await World.ReadAsync(x => x.Set<Escalation>().CountAsync(e => e.CampaignId == Unique, Cancellation)));
    }

    [Fact]
    public async Task Should_show_what_a_bad_newest_day_calls_for_though_better_days_come_after_it()
    {
        await SendAsync(Unique, 4, Bad);
        await SendAsync(Unique, 1, Good);

        await ShowsAsync(Unique, score: 3.75, underperforms: true, advice: ["auto_pause", "budget_reallocation", "creative_optimization"]);
    }

    async Task ShowsAsync(string campaignId, double score, bool underperforms, string[] advice)
    {
        var campaign = (await GetAsync($"/api/campaigns/{Uri.EscapeDataString(campaignId)}")).Json;
        Assert.Equal((score, underperforms), (campaign.GetProperty("performance_score").GetDouble(), campaign.GetProperty("underperforms").GetBoolean()));
        Assert.Equal(4, campaign.GetProperty("readings")[0].GetProperty("figures").GetProperty("date").GetDateTime().Day);

        var analysis = await CallAsync("analyzePerformance", $$"""{"campaign_id": "{{campaignId}}"}""");
        Assert.Equal(score, analysis.GetProperty("performance_score").GetDouble());
        Assert.Equal(score, analysis.GetProperty("metrics").GetProperty("performance_score").GetProperty("latest").GetDouble());
        Assert.Equal(advice, KindsOf(analysis.GetProperty("recommendations")));

        var optimized = await PostAsync("/api/agents/optimize", $$"""{"campaign_id": "{{campaignId}}"}""");
        Assert.Equal(200, optimized.Status);
        Assert.Equal(advice, KindsOf(optimized.Json.GetProperty("optimization_result").GetProperty("recommendations")));
        Assert.Equal(score, (await CallAsync("analyzePerformance", $$"""{"campaign_id": "{{campaignId}}"}""")).GetProperty("performance_score").GetDouble());
    }

    static IEnumerable<string> KindsOf(JsonElement recommendations) => recommendations.EnumerateArray().Select(x => x.GetProperty("kind").GetString()!).Order();

    async Task SendAsync(string campaignId, int day, string figures)
    {
        var since = await RunsAsync(campaignId);
        Assert.Equal(202, (await PostAsync("/api/events/campaigns", $$"""{"campaign_id": "{{campaignId}}", "date": "2026-03-0{{day}}", {{figures}}}""")).Status);
        await World.EventuallyAsync(
            async x => (await x.Set<CampaignReviewState>().Where(r => r.CampaignId == campaignId).ToListAsync(Cancellation)).All(r => r.CurrentState == "Completed") ? await RunsAsync(campaignId) : 0,
            x => x > since, "the day is judged");
    }

    Task<int> RunsAsync(string campaignId) => World.ReadAsync(x => x.Set<CampaignReviewState>().Where(r => r.CampaignId == campaignId).SumAsync(r => r.Run, Cancellation));
}
