using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

/// <summary>One implementation stands behind the tool under either name and the bare method.</summary>
public sealed partial class When_a_method_is_called_as_a_tool(ToolProduct product) : ToolTest(product)
{
    [Theory]
    [InlineData("get_lead_data", "getLeadData", """{"lead_id": "ID"}""")]
    [InlineData("search_graph", "searchGraph", """{"query": "GID", "limit": 5}""")]
    [InlineData("search_graph", "searchGraph", """{"node": "GID", "depth": 2}""")]
    [InlineData("recommend_action", "recommendAction", """{"context": {"lead_id": "ID"}, "agent_type": "Engagement"}""")]
    public async Task Should_answer_the_same(string tool, string method, string arguments)
    {
        await SettleLeadAsync();
        await World.RpcAsync("storeMemory", $$"""["semantic", {"subject": "G{{Unique}}", "predicate": "works_at", "object": "Acme"}]""");
        var call = arguments.Replace("ID", Unique, StringComparison.Ordinal);
        var bare = Timeless((await World.RpcAsync(method, call)).GetProperty("result"));

        Assert.Equal(bare, Timeless(await World.CallAsync(tool, call)));
        Assert.Equal(bare, Timeless(await World.CallAsync(method, call)));
    }

    [Fact]
    public async Task Should_answer_the_same_of_a_campaign()
    {
        await World.PostAsync("/api/events/campaigns", $$"""{"campaign_id": "{{Unique}}", "impressions": 1000, "clicks": 30}""");
        var call = $$"""{"campaign_id": "{{Unique}}", "metrics": ["ctr"]}""";
        await MarketingBus.Tests.Support.Waiting.EventuallyAsync(() => World.RpcAsync("analyzePerformance", call), x => x.TryGetProperty("result", out _), "the campaign is known");
        var bare = (await World.RpcAsync("analyzePerformance", call)).GetProperty("result").GetRawText();

        Assert.Equal(bare, (await World.CallAsync("analyze_performance", call)).GetRawText());
        Assert.Equal(bare, (await World.CallAsync("analyzePerformance", call)).GetRawText());
    }

    [Theory]
    [InlineData("get_lead_data", "getLeadData", "{}")]
    [InlineData("get_lead_data", "getLeadData", """{"lead_id": "nobody"}""")]
    [InlineData("search_graph", "searchGraph", """{"depth": 9}""")]
    [InlineData("recommend_action", "recommendAction", """{"context": {"lead_id": 7}, "agent_type": "Nobody"}""")]
    [InlineData("analyze_performance", "analyzePerformance", """{"campaign_id": "none", "metrics": ["luck"]}""")]
    public async Task Should_refuse_in_the_same_words(string tool, string method, string arguments)
    {
        var error = (await World.RpcAsync(method, arguments)).GetProperty("error");
        var sentences = error.GetProperty("data").TryGetProperty("errors", out var errors)
            ? errors.EnumerateObject().SelectMany(x => x.Value.EnumerateArray()).Select(x => x.GetString()!)
            : [error.GetProperty("message").GetString()!];
        var refusal = await World.RefusalAsync(tool, arguments);

        Assert.All(sentences, x => Assert.Contains(x, refusal, StringComparison.Ordinal));
    }

    // Facts weigh less from one question to the next.
    static string Timeless(JsonElement answer) => DecayingWeight().Replace(answer.GetRawText(), "");

    [GeneratedRegex("\"weight\":[0-9.E-]+")]
    private static partial Regex DecayingWeight();
}
