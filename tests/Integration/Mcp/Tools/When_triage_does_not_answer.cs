using MarketingBus.Data;
using MarketingBus.Mcp.Host;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

/// <summary>Nobody but the MCP host is there.</summary>
public sealed class When_triage_does_not_answer : IAsyncLifetime
{
    ToolWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ToolWorld.StartAsync(
        [new DataModule(), new FakeMemoryModule(), new McpModule()], ["Tools:AnswerTimeout=00:00:00.2", "JsonRpc:Scopes:anonymous:0=read"]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_refuse_who_may_only_read() =>
        Assert.Contains("'anonymous' lacks the scope 'act'", await world.RefusalAsync("triage_lead", """{"lead_id": "L-1", "lead": {}}"""), StringComparison.Ordinal);

    [Fact]
    public async Task Should_say_so_to_a_question() => Assert.Contains(
        "The optimizer did not answer within 0.2 seconds.",
        await world.RefusalAsync("compare_variants", """{"variants": [{"variant_id": "A", "impressions": 9, "conversions": 1}, {"variant_id": "B", "impressions": 9, "conversions": 2}]}"""),
        StringComparison.Ordinal);
}
