using System.Net.Http.Json;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>The same methods, with the real memories and the real optimizer.</summary>
public sealed class When_the_whole_product_runs : IAsyncLifetime
{
    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EmbeddedWorld.StartAsync();
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.Add(new Campaign { SourceSystem = "default", CampaignId = "C-1", UpdatedAt = DateTimeOffset.UnixEpoch });
            await database.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("short_term", """{"conversation_id": "c", "context": {"topic": "price"}}""", "memory://short_term/c", "price")]
    [InlineData("long_term", """{"lead_id": "L-1", "preferences": {"preferred_channel": "sms"}}""", "memory://long_term/L-1", "sms")]
    [InlineData("episodic", """{"scenario": "renewal at risk", "actions": ["outreach"], "outcome_score": 0.9}""", "memory://episodic?scenario=renewal", "renewal at risk")]
    [InlineData("semantic", """{"subject": "Ann", "predicate": "works_at", "object": "Acme"}""", "kg://graph?subject=ann", "Acme")]
    public async Task Should_read_back_what_was_stored(string type, string data, string uri, string expected)
    {
        await CallAsync("storeMemory", $$"""{"memory_type": "{{type}}", "memory_data": {{data}}}""");
        var content = (await CallAsync("resources/read", $$"""{"uri": "{{uri}}"}""")).GetProperty("result").GetProperty("contents")[0];

        Assert.Contains(expected, content.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query": "acme"}""")]
    [InlineData("""{"predicate": "works_at"}""")]
    [InlineData("""{"node": "Ann", "depth": 2}""")]
    public async Task Should_find_a_fact(string question)
    {
        await CallAsync("storeMemory", """["semantic", {"subject": "Ann", "predicate": "works_at", "object": "Acme", "weight": 0.7}]""");
        var result = (await CallAsync("searchGraph", question)).GetProperty("result");

        Assert.Equal(1, result.GetProperty("count").GetInt32());
        Assert.Equal("Acme", result.GetProperty("knowledge")[0].GetProperty("object").GetString());
    }

    [Fact]
    public async Task Should_change_the_campaign_once_for_one_change_id()
    {
        var change = $$$"""{"campaign_id": "C-1", "updates": {"status": "Paused", "name": "Autumn"}, "change_id": "{{{Guid.NewGuid()}}}"}""";
        await CallAsync("updateCampaign", change);
        await CallAsync("updateCampaign", change);

        var campaign = await world.EventuallyAsync(
            x => x.Set<Campaign>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken), x => x.Name == "Autumn", "the campaign is renamed");
        Assert.Equal(CampaignStatus.Paused, campaign.Status);
        Assert.Equal(1, await world.ReadAsync(x => x.Set<CampaignChange>().CountAsync(TestContext.Current.CancellationToken)));
    }

    async Task<JsonElement> CallAsync(string method, string parameters)
    {
        using var response = await world.Http.PostAsJsonAsync(
            "/mcp", JsonElement.Parse($$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{parameters}}, "id": 1}"""), TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.False(answer.TryGetProperty("error", out var error), error.ToString());
        return answer;
    }
}
