using System.Text.Json;
using MarketingBus.Data.Leads;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Integration.Worlds;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Conformance;

/// <summary>The clients that people use find everything that is offered, call every tool, read every resource and get every prompt, on data that came in as it always does.</summary>
public sealed class When_other_clients_connect(EmbeddedProduct product) : ProductTest(product)
{
    static readonly string Folder = Repository.PathOf("tests", "Integration", "Mcp");

    static string[] Tools => Names("tools.approved.txt");

    static string[] Prompts => Names("prompts.approved.txt");

    static string[] Resources => [.. Names("resources.approved.txt").Where(x => !x.Contains('{'))];

    static string[] Templates => [.. Names("resources.approved.txt").Where(x => x.Contains('{'))];

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
        Assert.Equal(Templates, seen.GetProperty("templates").EnumerateArray().Select(x => x.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(Tools, Good(seen, "tools", "structuredContent"));
        Assert.Equal(Resources.Concat(Instances(plan)).Order(StringComparer.Ordinal), Good(seen, "resources", "contents"));
        Assert.Equal(Prompts, Good(seen, "prompts", "messages"));
    }

    [Fact]
    public async Task Should_serve_the_inspector()
    {
        McpClients.Require();
        var plan = await LiveAsync();
        var inspector = new Inspector(Url);

        Assert.Equal(Tools, await inspector.ListAsync("tools", "name"));
        Assert.Equal(Resources, await inspector.ListAsync("resources", "uri"));
        Assert.Equal(Templates, await inspector.ListAsync("resources/templates", "uriTemplate"));
        Assert.Equal(Prompts, await inspector.ListAsync("prompts", "name"));

        await inspector.AllAsync(
        [
            .. Tools.Select(x => (string[])["tools/call", "--tool-name", x, "--tool-args-json", Arguments(plan, "tools", x)]),
            .. Resources.Concat(Instances(plan)).Select(x => (string[])["resources/read", "--uri", x]),
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

        await PostAsync("/api/agents/optimize", $$$"""{"campaign_data": {"campaign_id": "{{{Unique}}}", "impressions": 1000, "clicks": 10, "cost_usd": 4}}""");
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

    // What came without an error and is not empty; the rest is missed by whoever compares, and is in the message of what it compares.
    static IEnumerable<string> Good(JsonElement seen, string kind, string content) =>
        seen.GetProperty(kind).EnumerateObject().Select(x => IsGood(x.Value, content) ? x.Name : $"{x.Name}: {x.Value}").Order(StringComparer.Ordinal);

    static bool IsGood(JsonElement answer, string content) =>
        !answer.TryGetProperty("error", out _) && !(answer.TryGetProperty("isError", out var failed) && failed.GetBoolean())
        && answer.TryGetProperty(content, out var found) && (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() > 0);

    static IEnumerable<string> Instances(JsonElement plan) => plan.GetProperty("instances").EnumerateArray().Select(x => x.GetString()!);

    static string Arguments(JsonElement plan, string kind, string name) => plan.GetProperty(kind).TryGetProperty(name, out var given) ? given.GetRawText() : "{}";

    static IEnumerable<string> PromptArguments(JsonElement plan, string name) =>
        JsonElement.Parse(Arguments(plan, "prompts", name)).EnumerateObject().SelectMany(x => (string[])["--prompt-args", $"{x.Name}={x.Value}"]);

    static string[] Names(string file) =>
        [.. File.ReadAllLines(Path.Combine(Folder, file)).Select(x => x.Split(' ')[0]).Where(x => x.Length > 0).Order(StringComparer.Ordinal)];
}
