using System.Text.Json;
using MarketingBus.Tests.Support;
using ModelContextProtocol.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

public sealed class When_tools_are_listed(ToolProduct product) : ToolTest(product)
{
    static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Should_show_the_approved_ones()
    {
        var tools = (await World.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Select(x => x.ProtocolTool).OrderBy(x => x.Name, StringComparer.Ordinal);
        var shown = tools.Select(x => new { x.Name, x.Title, x.Description, x.Annotations, x.InputSchema, x.OutputSchema });

        Approved.Matches(Repository.PathOf("tests", "Integration", "Mcp", "Tools", "tools.approved.txt"), JsonSerializer.Serialize(shown, Indented));
    }

    [Fact]
    public async Task Should_tell_a_model_what_each_takes_and_gives()
    {
        var tools = await World.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(24, tools.Count);
        Assert.All(tools, tool =>
        {
            var schema = tool.ProtocolTool;
            Assert.True(schema.Description?.Length > 100, $"{schema.Name} is hardly described.");
            Assert.False(string.IsNullOrEmpty(schema.Title));
            Assert.Equal("object", schema.OutputSchema!.Value.GetProperty("type").GetString());
            Assert.False(schema.InputSchema.GetProperty("additionalProperties").GetBoolean());
            Assert.Contains("\"examples\"", schema.InputSchema.GetRawText(), StringComparison.Ordinal);
            foreach (var parameter in schema.InputSchema.GetProperty("properties").EnumerateObject())
                Assert.True(parameter.Value.TryGetProperty("description", out _), $"{schema.Name}.{parameter.Name} has no description.");
        });
    }

    /// <summary>What touches money or people is tried out first, unless a caller says otherwise.</summary>
    [Theory]
    [InlineData("update_campaign")]
    [InlineData("updateCampaign")]
    [InlineData("triage_lead")]
    [InlineData("resolve_escalation")]
    [InlineData("retry_journey")]
    public async Task Should_be_a_dry_run_by_default(string name)
    {
        var tool = (await World.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Single(x => x.Name == name).ProtocolTool;

        Assert.True(tool.InputSchema.GetProperty("properties").GetProperty("dry_run").GetProperty("default").GetBoolean());
        Assert.False(tool.Annotations!.ReadOnlyHint);
        Assert.True(tool.Annotations.OpenWorldHint);
    }
}
