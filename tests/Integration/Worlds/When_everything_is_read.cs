using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_everything_is_read_embedded(EmbeddedProduct product) : When_everything_is_read(product);

public sealed class When_everything_is_read_distributed(DistributedProduct product) : When_everything_is_read(product);

/// <summary>Every query of the product, on the database that it runs on.</summary>
public abstract class When_everything_is_read(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_be_answered_by_every_route()
    {
        await LiveAsync();
        List<string> failures = [];
        foreach (var route in ApprovedLines("Ingress", "Approved", "routes.txt").Where(x => x.StartsWith("GET ", StringComparison.Ordinal) && !IsOfTheErased(x)))
        {
            var path = route["GET ".Length..].Replace("leads/{id}", $"leads/{Unique}", StringComparison.Ordinal).Replace("{id}", Unique, StringComparison.Ordinal)
                .Replace("{version}", Unique, StringComparison.Ordinal)
                .Replace("{documentName?}", "", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);
            if (path.EndsWith("retrieve", StringComparison.Ordinal))
                path += $"?memory_type=long_term&lead_id={Unique}";

            Note(failures, route, await GetAsync(path));
        }

        Assert.Empty(failures);
    }

    // Nobody was erased here.
    static bool IsOfTheErased(string route) => route.EndsWith("/erasure", StringComparison.Ordinal);

    [Theory]
    [InlineData("/api/leads?state=Completed&status=engaged&category=Campaign%20Qualified")]
    [InlineData("/api/leads?limit=1&state=AwaitingManager")]
    [InlineData("/api/journeys?state=faulted&limit=500")]
    [InlineData("/api/reviews?state=completed")]
    [InlineData("/api/escalations?state=resolved")]
    [InlineData("/api/models?scope=leads&status=candidate&limit=2")]
    [InlineData("/api/faulted-messages?endpoint=lead-journey&limit=1")]
    [InlineData("/api/kept-writes?memory=semantic&limit=1")]
    [InlineData("/api/agents/analytics/performance?hours=1")]
    [InlineData("/api/agents/memory/retrieve?memory_type=semantic&subject=nobody")]
    [InlineData("/api/agents/memory/retrieve?memory_type=episodic&scenario=price%20%27%22%25_&top_k=3")]
    public async Task Should_be_chosen_by_what_the_caller_asks_for(string path)
    {
        await LiveAsync();

        var answer = await GetAsync(path);

        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task Should_show_every_agent_at_work_in_whatever_process_it_is()
    {
        var health = (await GetAsync("/api/agents/health")).Json;
        var queues = (await GetAsync("/api/agents/system/status")).Json.GetProperty("bus").GetProperty("queues").EnumerateArray()
            .ToDictionary(x => x.GetProperty("name").GetString()!, x => (x.GetProperty("status").GetString(), x.GetProperty("consumers").GetInt32()));

        Assert.Equal("healthy", health.GetProperty("status").GetString());
        foreach (var queue in (string[])["triage-lead", "engage-lead", "optimize-campaign"])
            Assert.Equal(("healthy", 1), queues[queue]);
    }

    [Fact]
    public async Task Should_be_paged_through_without_missing_or_repeating_one()
    {
        var body = string.Join(",", Enumerable.Range(0, 25).Select(x => $$"""{"lead_id": "{{Unique}}-{{x}}"}"""));
        await PostAsync("/api/events/leads", $"[{body}]");
        for (var number = 0; number < 25; number++)
            await JourneyInAsync(string.Create(CultureInfo.InvariantCulture, $"{Unique}-{number}"), "Completed");

        List<string> seen = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await GetAsync($"/api/leads?limit=7{cursor}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("lead_id").GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }

        Assert.Equal(25, seen.Distinct().Count(x => x.StartsWith(Unique, StringComparison.Ordinal)));
        Assert.Equal(25, seen.Count(x => x.StartsWith(Unique, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Should_be_answered_by_every_resource()
    {
        await LiveAsync();
        await CallAsync("storeMemory", $$$"""["short_term", {"conversation_id": "{{{Unique}}}", "context": {"topic": "price"}}]""");
        await CallAsync("storeMemory", $$$"""["long_term", {"lead_id": "{{{Unique}}}", "preferences": {"preferred_channel": "sms"}}]""");
        List<string> failures = [];
        foreach (var resource in ApprovedLines("Mcp", "resources.approved.txt").Where(x => !x.Contains("{version}", StringComparison.Ordinal)))
        {
            var uri = resource[..(resource.IndexOf('{', StringComparison.Ordinal) is >= 0 and var brace ? brace : resource.Length)];
            uri += uri == resource && uri != "kg://graph" ? "" : uri.StartsWith("kg:", StringComparison.Ordinal) ? "?subject=nobody" : Unique;
            Note(failures, resource, await ReadResourceAsync(uri));
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("getLeadData", """{"lead_id": "ID"}""")]
    [InlineData("analyzePerformance", """{"campaign_id": "ID", "metrics": ["clicks"]}""")]
    [InlineData("recommendAction", """{"context": {"lead_id": "ID"}, "agent_type": "Engagement"}""")]
    [InlineData("recommendAction", """{"context": {"campaign_id": "ID"}, "agent_type": "Optimizer"}""")]
    [InlineData("resources/list", "{}")]
    public async Task Should_be_answered_by_every_method_that_reads(string method, string parameters)
    {
        await LiveAsync();

        Assert.NotEmpty((await CallAsync(method, parameters.Replace("ID", Unique, StringComparison.Ordinal))).GetRawText());
    }

    /// <summary>A lead with a journey that has ended and something that it did, a campaign with a reading, and a model that does not score.</summary>
    async Task LiveAsync()
    {
        await World.ReadAsync(x => x.Add(ModelRecords.Of(Unique)).Context.SaveChangesAsync(Cancellation));
        await SendLeadAsync(Unique);
        await PostAsync("/api/agents/optimize", $$$"""{"campaign_data": {"campaign_id": "{{{Unique}}}", "impressions": 1000, "clicks": 10, "cost_usd": 4}}""");
        await JourneyInAsync(Unique, "Completed");
        await HappensAsync(Unique, EngagementKind.Replied);
        await Waiting.EventuallyAsync(() => GetAsync($"/api/agents/memory/retrieve?memory_type=long_term&lead_id={Unique}"), x => x.Status == 200, "the reply is remembered");
    }

    Task<Answer> ReadResourceAsync(string uri) =>
        World.Rpc.SendJsonAsync("/mcp", $$$"""{"jsonrpc": "2.0", "method": "resources/read", "params": {"uri": "{{{uri}}}"}, "id": 1}""");

    static void Note(List<string> failures, string what, Answer answer)
    {
        if (answer.Status != 200 || (answer.MediaType == "application/json" && answer.Text.Contains("\"error\":{", StringComparison.Ordinal)))
            failures.Add($"{what}: {answer.Status} {answer.Text}");
    }

    static string[] ApprovedLines(params ReadOnlySpan<string> path) => File.ReadAllLines(Repository.PathOf(["tests", "Integration", .. path]));
}
