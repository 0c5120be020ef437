using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Mcp;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_an_mcp_client_connects : IAsyncLifetime
{
    RpcWorld world = null!;

    public static TheoryData<string> EveryRevision => Revisions.All;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await RpcWorld.StartAsync("JsonRpc:Actors:guest:0=db://campaigns", "JsonRpc:Scopes:nobody:0=", "JsonRpc:PageSize=10");

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_speak_its_revision_and_say_who_it_is(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision);

        Assert.Equal((revision, "marketingbus", "MarketingBus"), (client.NegotiatedProtocolVersion, client.ServerInfo?.Name, client.ServerInfo?.Title));
        Assert.Contains("db://leads/{lead_id}", client.ServerInstructions, StringComparison.Ordinal);
        Assert.Equal(revision == Revisions.Stateless, client.SessionId is null);
        Assert.True(client.ServerCapabilities.Resources?.Subscribe);
    }

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_list_and_read_every_resource(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision);
        var resources = await client.ListResourcesAsync(cancellationToken: Stop);

        Assert.Contains(resources, x => x.Uri == "db://campaigns/C-1" && x.Title == "Spring");
        Assert.Contains(resources, x => x.Uri == "data://models/20260301-120000-3f9a");
        foreach (var resource in resources)
        {
            var content = Assert.IsType<TextResourceContents>(Assert.Single((await client.ReadResourceAsync(resource.Uri, cancellationToken: Stop)).Contents));
            Assert.Equal((resource.Uri, "application/json"), (content.Uri, content.MimeType));
            JsonElement.Parse(content.Text);
        }
    }

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_list_templates_that_can_be_filled(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision);
        var templates = await client.ListResourceTemplatesAsync(cancellationToken: Stop);

        Approved.Matches(
            Repository.PathOf("tests", "Integration", "Mcp", "templates.approved.txt"),
            string.Join("\n", templates.Select(x => $"{x.UriTemplate}  {x.Title}").Order(StringComparer.Ordinal)));
        var lead = await client.ReadResourceAsync(
            "db://leads/{lead_id}{?source_system,limit,cursor}", new Dictionary<string, object?> { ["lead_id"] = "L-1", ["source_system"] = "default" }, cancellationToken: Stop);
        Assert.Equal("L-1", JsonOf(lead).GetProperty("lead_id").GetString());
    }

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_page_through_what_is_listed(string revision)
    {
        await world.Embedded.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.AddRange(Enumerable.Range(0, 25).Select(x => new Campaign { SourceSystem = x % 2 == 0 ? "a" : "b", CampaignId = $"P-{x:00}", UpdatedAt = DateTimeOffset.UnixEpoch }));
            await database.SaveChangesAsync(Stop);
        });
        await using var client = await world.ConnectMcpAsync(revision);

        var pages = new List<IList<Resource>>();
        string? cursor = null;
        do
        {
            var page = await client.ListResourcesAsync(new ListResourcesRequestParams { Cursor = cursor }, Stop);
            pages.Add(page.Resources);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        var uris = pages.SelectMany(x => x).Select(x => x.Uri).ToList();
        Assert.All(pages, x => Assert.InRange(x.Count, 0, 10));
        Assert.Equal(26, uris.Count(x => x.StartsWith("db://campaigns/", StringComparison.Ordinal)));
        Assert.Equal(uris.Distinct(), uris);
        var error = await Assert.ThrowsAsync<McpProtocolException>(() => client.ListResourcesAsync(new ListResourcesRequestParams { Cursor = "moon" }, Stop).AsTask());
        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
    }

    [Theory]
    [InlineData("db://leads/{lead_id}{?source_system,limit,cursor}", "lead_id", "L", "L-1,L-2")]
    [InlineData("db://leads/{lead_id}{?source_system,limit,cursor}", "lead_id", "L-2", "L-2")]
    [InlineData("db://leads/{lead_id}{?source_system,limit,cursor}", "lead_id", "%", "")]
    [InlineData("db://leads/{lead_id}{?source_system,limit,cursor}", "campaign_id", "C", "")]
    [InlineData("analytics://campaigns/{campaign_id}{?source_system}", "campaign_id", "C", "C-1")]
    [InlineData("data://models/{version}", "version", "2026", "20260301-120000-3f9a")]
    [InlineData("nothing://{lead_id}", "lead_id", "L", "")]
    public async Task Should_complete_what_is_typed(string template, string argument, string typed, string expected)
    {
        await using var client = await world.ConnectMcpAsync(Revisions.Stateless);
        var found = await client.CompleteAsync(new ResourceTemplateReference { Uri = template }, argument, typed, cancellationToken: Stop);

        Assert.Equal(expected, string.Join(",", found.Completion.Values));
    }

    [Fact]
    public async Task Should_complete_only_what_the_actor_may_read()
    {
        await using var guest = await world.ConnectMcpAsync(Revisions.WithSessions, actor: "guest");

        Assert.Empty((await guest.CompleteAsync(new ResourceTemplateReference { Uri = "db://leads/{lead_id}{?source_system,limit,cursor}" }, "lead_id", "L", cancellationToken: Stop)).Completion.Values);
        Assert.Equal(["C-1"], (await guest.CompleteAsync(new PromptReference { Name = "campaign_review" }, "campaign_id", "", cancellationToken: Stop)).Completion.Values);
        Assert.Empty((await guest.CompleteAsync(new PromptReference { Name = "lead_brief" }, "lead_id", "", cancellationToken: Stop)).Completion.Values);
    }

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_fill_prompts_with_what_is_known_now(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision);
        var prompts = await client.ListPromptsAsync(cancellationToken: Stop);
        Assert.Equal(["campaign_review", "lead_brief", "triage_review"], prompts.Select(x => x.Name).Order());
        Assert.All(prompts, x => Assert.NotNull(x.Description));

        var brief = await client.GetPromptAsync("lead_brief", new Dictionary<string, object?> { ["lead_id"] = "L-1" }, cancellationToken: Stop);
        var review = await client.GetPromptAsync("campaign_review", new Dictionary<string, object?> { ["campaign_id"] = "C-1" }, cancellationToken: Stop);
        var triage = await client.GetPromptAsync("triage_review", new Dictionary<string, object?> { ["limit"] = "1" }, cancellationToken: Stop);

        Assert.Contains("\"score\":90", TextsOf(brief)["db://leads/L-1"], StringComparison.Ordinal);
        Assert.Contains("\"clicks\"", TextsOf(review)["analytics://campaigns/C-1"], StringComparison.Ordinal);
        Assert.Equal(1, JsonElement.Parse(TextsOf(triage)["db://leads?limit=1"]).GetArrayLength());
        var missing = await Assert.ThrowsAsync<McpProtocolException>(
            () => client.GetPromptAsync("lead_brief", new Dictionary<string, object?> { ["lead_id"] = "nobody" }, cancellationToken: Stop).AsTask());
        Assert.Equal(-32001, (int)missing.ErrorCode);
    }

    [Fact]
    public async Task Should_put_nothing_into_a_prompt_that_the_actor_may_not_read()
    {
        await using var guest = await world.ConnectMcpAsync(Revisions.Stateless, actor: "guest");
        var review = await guest.GetPromptAsync("campaign_review", new Dictionary<string, object?> { ["campaign_id"] = "C-1" }, cancellationToken: Stop);
        var refused = await Assert.ThrowsAsync<McpProtocolException>(
            () => guest.GetPromptAsync("lead_brief", new Dictionary<string, object?> { ["lead_id"] = "L-1" }, cancellationToken: Stop).AsTask());

        Assert.Equal("db://campaigns/C-1", Assert.Single(TextsOf(review)).Key);
        Assert.Equal(-32003, (int)refused.ErrorCode);
    }

    [Theory]
    [InlineData(Revisions.Stateless, -32602)]
    [InlineData(Revisions.WithSessions, -32002)]
    public async Task Should_say_that_there_is_nothing_as_its_revision_says_it(string revision, int code)
    {
        await using var client = await world.ConnectMcpAsync(revision);

        foreach (var uri in new[] { "db://leads/nobody", "file:///etc/passwd" })
            Assert.Equal(code, (int)(await Assert.ThrowsAsync<McpProtocolException>(() => client.ReadResourceAsync(uri, cancellationToken: Stop).AsTask())).ErrorCode);
    }

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_answer_our_own_methods_as_they_are(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision);
        var lead = await client.SendRequestAsync(RequestOf("getLeadData", """{"lead_id": "L-1"}"""), Stop);
        var wrong = await Assert.ThrowsAsync<McpProtocolException>(() => client.SendRequestAsync(RequestOf("getLeadData", """{"leadId": "L-1"}"""), Stop));

        Assert.Equal(90, lead.Result!["score"]!.GetValue<double>());
        Assert.Equal(McpErrorCode.InvalidParams, wrong.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_note_who_asked_for_what(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision, actor: "guest");
        await client.ReadResourceAsync("db://campaigns/C-1", cancellationToken: Stop);
        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => client.ReadResourceAsync("db://leads/L-1", cancellationToken: Stop).AsTask());
        await client.SendRequestAsync(RequestOf("resources/list", "{}"), Stop);

        Assert.Equal(-32003, (int)refused.ErrorCode);
        var notes = await world.Embedded.EventuallyAsync(
            x => x.Set<ResourceAccess>().Where(y => y.Actor == "guest" && y.Method.StartsWith("resources/")).OrderBy(y => y.Id).ToListAsync(Stop), x => x.Count == 3, "three are noted");
        Assert.Equal(
            [("resources/read", "db://campaigns/C-1", true, null), ("resources/read", "db://leads/L-1", false, -32003), ("resources/list", null, true, null)],
            notes.Select(x => (x.Method, x.Target, x.Allowed, x.ErrorCode)));

        await using var reader = await world.ConnectMcpAsync(revision, actor: "auditor");
        var access = JsonOf(await reader.ReadResourceAsync("analytics://access?actor=guest&method=resources%2Fread&limit=1", cancellationToken: Stop));
        Assert.Equal("db://leads/L-1", Assert.Single(access.EnumerateArray()).GetProperty("target").GetString());
        Assert.Empty(JsonOf(await reader.ReadResourceAsync("analytics://access?actor=guest&since=2100-01-01T00:00:00Z", cancellationToken: Stop)).EnumerateArray());
    }

    [Fact]
    public async Task Should_tell_an_actor_without_a_scope_that_it_lacks_it()
    {
        await using var client = await world.ConnectMcpAsync(Revisions.Stateless, actor: "nobody");
        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => client.ListResourcesAsync(cancellationToken: Stop).AsTask());

        Assert.Contains("lacks the scope 'read'", refused.Message, StringComparison.Ordinal);
    }

    static JsonRpcRequest RequestOf(string method, string parameters) => new() { Method = method, Params = System.Text.Json.Nodes.JsonNode.Parse(parameters) };

    static JsonElement JsonOf(ReadResourceResult result) => JsonElement.Parse(((TextResourceContents)result.Contents[0]).Text);

    static Dictionary<string, string> TextsOf(GetPromptResult prompt) =>
        prompt.Messages.Select(x => x.Content).OfType<EmbeddedResourceBlock>().Select(x => (TextResourceContents)x.Resource).ToDictionary(x => x.Uri, x => x.Text);
}
