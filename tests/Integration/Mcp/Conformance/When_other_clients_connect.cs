using System.Text.Json;
using MarketingBus.Data.Leads;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Integration.Worlds;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Conformance;

/// <summary>On a product of its own: what is listed changes with every campaign. The clients that people use find everything that is offered, call every tool, read every resource and get every prompt, on data that came in as it always does.</summary>
public sealed class When_other_clients_connect(EmbeddedProduct product) : ProductTest(product), IClassFixture<EmbeddedProduct>
{
    static readonly string Folder = Repository.PathOf("tests", "Integration", "Mcp");

    const string Figures =
        """
        "impressions": 1000, "clicks": 10, "cost_usd": 4, "total_budget_usd": 1000, "channel_performance": {
            "search": {"spend_usd": 400, "revenue_usd": 1600, "conversions": 40}, "social": {"spend_usd": 600, "revenue_usd": 120, "conversions": 6} }
        """;

    static readonly string[] Prompts = ["campaign_review", "lead_brief", "triage_review"];

    static string[] Tools =>
    [
        .. JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, "Tools", "tools.approved.txt"))).EnumerateArray().Select(x => x.GetProperty("name").GetString()!).Order(StringComparer.Ordinal),
    ];

    static string[] Resources => [.. File.ReadAllLines(Path.Combine(Folder, "resources.approved.txt")).Where(x => x.Length > 0 && !x.Contains('{'))];

    string Url => new Uri(World.Rpc.BaseAddress!, "/mcp").ToString();

    [Theory]
    [InlineData("sdk", "2025-11-25")]
    [InlineData("client", "2026-07-28")]
    public async Task Should_serve_the_typescript_clients(string library, string revision)
    {
        McpClients.Require();
        var plan = await LiveAsync();

        var run = await McpClients.RunAsync(Path.Combine(Folder, "Clients", "walk.mjs"), library, Url, plan.ToString());
        Assert.True(run.ExitCode == 0, run.ToString());
        var seen = JsonElement.Parse(run.Output);

        Assert.Equal(revision, seen.GetProperty("revision").GetString());
        Assert.Equal(Tools, Answered(seen, "tools", "structuredContent"));
        Assert.Equal(Prompts, Answered(seen, "prompts", "messages"));
        Assert.Empty(Resources.Concat(Instances(plan)).Append($"db://campaigns/{Unique}").Except(Answered(seen, "resources", "contents")));
        Assert.Equal(seen.GetProperty("resources").EnumerateObject().Select(x => x.Name).Order(StringComparer.Ordinal), Answered(seen, "resources", "contents"));
        Assert.Equal(plan.GetProperty("instances").GetPropertyCount(), seen.GetProperty("templates").GetArrayLength());
    }

    [Fact]
    public async Task Should_serve_the_inspector()
    {
        McpClients.Require();
        var plan = await LiveAsync();
        var inspector = new Inspector(Url);

        Assert.Equal(Tools, await inspector.ListAsync("tools", "name"));
        Assert.Equal(Prompts, await inspector.ListAsync("prompts", "name"));
        Assert.Equal(plan.GetProperty("instances").EnumerateObject().Select(x => x.Name).Order(StringComparer.Ordinal), await inspector.ListAsync("resources/templates", "uriTemplate"));
        var resources = (await inspector.ListAsync("resources", "uri")).ToList();
        Assert.Empty(Resources.Except(resources));

        await inspector.AllAsync(
        [
            .. Tools.Select(x => (string[])["tools/call", "--tool-name", x, "--tool-args-json", Arguments(plan, "tools", x)]),
            .. resources.Union(Instances(plan)).Select(x => (string[])["resources/read", "--uri", x]),
            .. Prompts.Select(x => (string[])["prompts/get", "--prompt-name", x, .. PromptArguments(plan, x)]),
        ]);
    }

    /// <summary>Two leads (one has answered, the journey of the other has stopped), a question to the Manager, a campaign with figures, memories and a model; and the plan that names them.</summary>
    async Task<JsonElement> LiveAsync()
    {
        await World.ReadAsync(x => x.Add(ModelRecords.Of(Unique)).Context.SaveChangesAsync(Cancellation));
        await SendLeadAsync(Unique);
        await SendLeadAsync($"{Unique}-asked", "\"legal_issue\": \"true\"");
        await using (await Poison.OfAsync<Lead>(World, nameof(Lead.LeadId), $"{Unique}-stopped"))
        {
            await SendLeadAsync($"{Unique}-stopped");
            await JourneyInAsync($"{Unique}-stopped", "Faulted");
        }

        await PostAsync("/api/agents/optimize", $$$"""{"campaign_data": {"campaign_id": "{{{Unique}}}", {{{Figures}}}}}""");
        await CallAsync("storeMemory", $$$"""["short_term", {"conversation_id": "{{{Unique}}}", "context": {"topic": "price"}}]""");
        await CallAsync("storeMemory", $$$"""["long_term", {"lead_id": "{{{Unique}}}", "preferences": {"preferred_channel": "sms"}}]""");
        await JourneyInAsync(Unique, "Completed");
        var escalation = (await JourneyInAsync($"{Unique}-asked", "AwaitingManager")).EscalationId;

        var plan = await File.ReadAllTextAsync(Path.Combine(Folder, "Clients", "plan.json"), Cancellation);
        return JsonElement.Parse(plan
            .Replace("SUBJECT", Unique, StringComparison.Ordinal)
            .Replace("ESCALATION", escalation.ToString(), StringComparison.Ordinal)
            .Replace("STOPPED", JourneyOf($"{Unique}-stopped").ToString(), StringComparison.Ordinal));
    }

    // The names of what came without an error and not empty; what did not is shown with its answer, and so is missed by whoever compares.
    static IEnumerable<string> Answered(JsonElement seen, string kind, string content) =>
        seen.GetProperty(kind).EnumerateObject().Select(x => IsGood(x.Value, content) ? x.Name : $"{x.Name}: {x.Value}").Order(StringComparer.Ordinal);

    static bool IsGood(JsonElement answer, string content) =>
        !answer.TryGetProperty("error", out _) && !(answer.TryGetProperty("isError", out var failed) && failed.GetBoolean())
        && answer.TryGetProperty(content, out var found) && (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() > 0);

    static IEnumerable<string> Instances(JsonElement plan) => plan.GetProperty("instances").EnumerateObject().Select(x => x.Value.GetString()!);

    static string Arguments(JsonElement plan, string kind, string name) => plan.GetProperty(kind).TryGetProperty(name, out var given) ? given.GetRawText() : "{}";

    static IEnumerable<string> PromptArguments(JsonElement plan, string name) =>
        JsonElement.Parse(Arguments(plan, "prompts", name)).EnumerateObject().SelectMany(x => (string[])["--prompt-args", $"{x.Name}={x.Value}"]);
}
