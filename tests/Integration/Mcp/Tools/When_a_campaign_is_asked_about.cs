using System.Text.Json;
using MarketingBus.Data.Campaigns;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

public sealed class When_a_campaign_is_asked_about(ToolProduct product) : ToolTest(product)
{
    const string Variants = """[{"variant_id": "A", "impressions": 20000, "conversions": 400}, {"variant_id": "B", "impressions": 20000, "conversions": 620}]""";

    [Fact]
    public async Task Should_list_it()
    {
        await SettleAsync("");
        var (found, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await World.CallAsync("list_campaigns", JsonSerializer.Serialize(new { status = "active", limit = 1, cursor }));
            found.AddRange(page.GetProperty("campaigns").EnumerateArray().Select(x => x.GetProperty("campaign_id").GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Single(found, Unique);
        Assert.Equal(found.Distinct(), found);
    }

    [Fact]
    public async Task Should_promote_the_variant_that_is_surely_better()
    {
        await SettleAsync($"\"variants\": {Variants},", "ab_test_analysis");
        var readings = await World.CountAsync<CampaignReading>();
        var stored = await World.CallAsync("compare_variants", $$"""{"campaign_id": "{{Unique}}"}""");
        var own = await World.CallAsync("compare_variants", $$"""{"variants": {{Variants}}}""");

        Assert.Equal(("promote", "B"), (stored.GetProperty("verdict").GetString(), stored.GetProperty("winner").GetString()));
        Assert.Equal(stored.GetProperty("variants").GetRawText(), own.GetProperty("variants").GetRawText());
        var best = stored.GetProperty("variants")[0];
        Assert.Equal(0.031, best.GetProperty("rate").GetDouble(), 6);
        Assert.InRange(0.031, best.GetProperty("rate_from").GetDouble(), best.GetProperty("rate_to").GetDouble());
        Assert.True(best.GetProperty("probability_best").GetDouble() > 0.999);
        Assert.Equal(readings, await World.CountAsync<CampaignReading>());
    }

    [Fact]
    public async Task Should_keep_testing_what_is_not_sure()
    {
        var answer = await World.CallAsync(
            "compare_variants", """{"variants": [{"variant_id": "A", "impressions": 500, "conversions": 10}, {"variant_id": "B", "impressions": 500, "conversions": 12}]}""");

        Assert.Equal("keep_testing", answer.GetProperty("verdict").GetString());
        Assert.False(answer.TryGetProperty("winner", out _));
    }

    [Fact]
    public async Task Should_divide_its_budget_in_bounded_steps()
    {
        await SettleAsync("""
            "total_budget_usd": 1000, "channel_performance": {
                "search": {"spend_usd": 400, "revenue_usd": 1600, "conversions": 40}, "social": {"spend_usd": 600, "revenue_usd": 120, "conversions": 6}},
            """, "budget_optimization");
        var answer = await World.CallAsync("plan_budget", $$"""{"campaign_id": "{{Unique}}"}""");
        var larger = await World.CallAsync("plan_budget", $$"""{"campaign_id": "{{Unique}}", "total_budget_usd": 2000}""");

        Assert.Equal((1000d, 1000d), (answer.GetProperty("current_usd").GetDouble(), answer.GetProperty("recommended_usd").GetDouble()));
        Assert.Equal(2000, larger.GetProperty("recommended_usd").GetDouble());
        var search = answer.GetProperty("channels").EnumerateArray().Single(x => x.GetProperty("channel").GetString() == "search");
        Assert.Equal(("increase", 400d, 480d), (search.GetProperty("direction").GetString(), search.GetProperty("current_usd").GetDouble(), search.GetProperty("recommended_usd").GetDouble()));
        Assert.InRange(4, search.GetProperty("roas_from").GetDouble(), search.GetProperty("roas_to").GetDouble());
        Assert.Equal(1, answer.GetProperty("channels").EnumerateArray().Sum(x => x.GetProperty("recommended_share").GetDouble()), 9);
    }

    [Fact]
    public async Task Should_say_first_what_a_change_would_change()
    {
        await SettleAsync("\"daily_budget_usd\": 50,");
        var change = $$"""{"campaign_id": "{{Unique}}", "updates": {"daily_budget_usd": 80.5, "name": "Autumn"} }""";
        var foretold = await World.CallAsync("update_campaign", change);
        var older = await World.CallAsync("updateCampaign", change);

        Assert.Equal(("dry_run", "50", "80.5"), (foretold.GetProperty("status").GetString(), foretold.GetProperty("before").GetProperty("daily_budget_usd").GetString(),
            foretold.GetProperty("after").GetProperty("daily_budget_usd").GetString()));
        Assert.Equal(foretold.GetRawText(), older.GetRawText());
        Assert.Equal(50, (await CampaignAsync()).DailyBudgetUsd);

        var done = await World.CallAsync("update_campaign", change.Replace("{\"campaign_id\"", "{\"dry_run\": false, \"campaign_id\"", StringComparison.Ordinal));
        Assert.Equal("accepted", done.GetProperty("status").GetString());
        await World.Embedded.EventuallyAsync(x => x.Set<Campaign>().AsNoTracking().SingleAsync(y => y.CampaignId == Unique), x => x is { DailyBudgetUsd: 80.5, Name: "Autumn" }, "the change is made");
    }

    [Theory]
    [InlineData("list_campaigns", """{"status": "Sleeping"}""", "'status' is one of Draft, Active")]
    [InlineData("list_campaigns", """{"cursor": "x"}""", "'cursor' is the next_cursor")]
    [InlineData("compare_variants", "{}", "'campaign_id' or 'variants' is required, and not both.")]
    [InlineData("compare_variants", """{"campaign_id": "none"}""", "The campaign is not known. 'campaign_id' names none; list_campaigns lists")]
    [InlineData("compare_variants", """{"variants": []}""", "'variants' has at least 2 items.")]
    [InlineData("compare_variants", """{"variants": [{"variant_id": "A"}]}""", "'variants")]
    [InlineData("compare_variants", """{"variants": [{"variant_id": "A", "impressions": 5, "conversions": 9}, {"variant_id": "B", "impressions": 5, "conversions": 1}]}""", "variants[0].conversions: 9 is more than the 5 impressions of A")]
    [InlineData("plan_budget", """{"campaign_id": "none"}""", "The campaign is not known.")]
    [InlineData("plan_budget", """{"campaign_id": "none", "total_budget_usd": -1}""", "'total_budget_usd' is a number from 0 to 1000000000.")]
    [InlineData("update_campaign", """{"campaign_id": "none", "updates": {"name": "n"}}""", "The campaign is not known.")]
    [InlineData("update_campaign", """{"campaign_id": "none", "updates": {}}""", "'updates' changes at least one of")]
    public async Task Should_name_what_is_wrong(string tool, string arguments, string expected) =>
        Assert.Contains(expected, await World.RefusalAsync(tool, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task Should_say_that_no_channels_are_known()
    {
        await SettleAsync("");

        Assert.Contains("channel_performance: no such figures are known", await World.RefusalAsync("plan_budget", $$"""{"campaign_id": "{{Unique}}"}"""), StringComparison.Ordinal);
    }

    Task<Campaign> CampaignAsync() => World.Embedded.ReadAsync(x => x.Set<Campaign>().AsNoTracking().SingleAsync(y => y.CampaignId == Unique));

    async Task SettleAsync(string figures, string question = "performance_check")
    {
        await World.PostAsync("/api/events/campaigns", $$"""{ {{figures}} "campaign_id": "{{Unique}}", "optimization_type": "{{question}}", "impressions": 1000, "clicks": 30}""");
        await World.Embedded.EventuallyAsync(x => x.Set<CampaignReading>().CountAsync(y => y.CampaignId == Unique), x => x == 1, "the figures are judged");
    }
}
