using System.Net;
using System.Text;
using System.Text.Json;
using MarketingBus.Data.Mcp;
using MarketingBus.Mcp.Host;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_a_client_posts : IAsyncLifetime
{
    RpcWorld world = null!;

    public async ValueTask InitializeAsync() => world = await RpcWorld.StartAsync("JsonRpc:Actors:guest:0=kg://");

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_show_the_approved_methods()
    {
        var signatures = world.Embedded.Services.GetServices<RpcSignature>().OrderBy(x => x.Name, StringComparer.Ordinal);
        Approved.Matches(
            Repository.PathOf("tests", "Integration", "Mcp", "methods.approved.txt"),
            string.Join("\n", signatures.Select(x => $"{x.Name}({string.Join(", ", x.Parameters)})")));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("L-1", 90)]
    [InlineData("L-2", 20)]
    public async Task Should_get_the_lead_that_was_asked_for(string leadId, double score)
    {
        var result = (await world.CallAsync("getLeadData", $$"""{"lead_id": "{{leadId}}"}""")).GetProperty("result");

        Assert.Equal(leadId, result.GetProperty("lead_id").GetString());
        Assert.Equal(score, result.GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("getLeadData", """{"lead_id": "nobody"}""", -32001)]
    [InlineData("getLeadData", "{}", -32602)]
    [InlineData("getLeadData", """["L-1", "default", "more"]""", -32602)]
    [InlineData("nothing", "{}", -32601)]
    [InlineData("searchGraph", "{}", -32602)]
    [InlineData("searchGraph", """{"query": "a", "node": "b"}""", -32602)]
    [InlineData("storeMemory", """{"memory_type": "other", "memory_data": {}}""", -32602)]
    [InlineData("storeMemory", """{"memory_type": "semantic", "memory_data": {"subject": "a"}}""", -32602)]
    [InlineData("updateCampaign", """{"campaign_id": "C-1", "updates": {}}""", -32602)]
    [InlineData("updateCampaign", """{"campaign_id": "C-1", "updates": {"daily_budget_usd": -1}}""", -32602)]
    [InlineData("updateCampaign", """{"campaign_id": "C-1", "updates": {"status": "Draft"}}""", -32602)]
    [InlineData("updateCampaign", """{"campaign_id": "C-1", "updates": {"colour": "red"}}""", -32602)]
    [InlineData("updateCampaign", """{"campaign_id": "C-9", "updates": {"name": "x"}}""", -32001)]
    [InlineData("analyzePerformance", """{"campaign_id": "C-1", "metrics": ["luck"]}""", -32602)]
    [InlineData("recommendAction", """{"context": {}, "agent_type": "Robot"}""", -32602)]
    [InlineData("resources/read", """{"uri": "file:///etc/passwd"}""", -32602)]
    [InlineData("resources/read", """{"uri": "db://secrets"}""", -32001)]
    [InlineData("resources/read", """{"uri": "data://models/none"}""", -32001)]
    [InlineData("resources/read", """{"uri": "data://"}""", -32602)]
    public async Task Should_say_what_is_wrong(string method, string parameters, int code) =>
        Assert.Equal(code, (await world.CallAsync(method, parameters)).GetProperty("error").GetProperty("code").GetInt32());

    [Fact]
    public async Task Should_name_the_parameter_that_is_wrong()
    {
        var error = (await world.CallAsync("getLeadData", """{"leadId": "L-1"}""")).GetProperty("error");
        var errors = error.GetProperty("data").GetProperty("errors");

        Assert.Equal("'lead_id' is required.", errors.GetProperty("lead_id")[0].GetString());
        Assert.Equal("'leadId' is not known here; known are lead_id, source_system.", errors.GetProperty("leadId")[0].GetString());
    }

    [Theory]
    [InlineData("""{"memory_type": "short_term", "memory_data": {"conversation_id": "c", "context": {"a": [1, {"b": 2}]}}}""", "ConversationContext")]
    [InlineData("""{"type": "long_term", "content": {"lead_id": "L-1", "preferences": {"channel": "email"}, "rfm_score": 0.5}}""", "LeadMemory")]
    [InlineData("""{"memory_type": "episodic", "memory_data": {"scenario": "s", "actions": ["outreach"], "outcome_score": 0.9}}""", "Episode")]
    [InlineData("""["semantic", {"subject": "a", "predicate": "likes", "object": "b"}]""", "Triple")]
    public async Task Should_really_write_memory(string parameters, string kind)
    {
        var answer = await world.CallAsync("storeMemory", parameters);

        Assert.Equal("success", answer.GetProperty("result").GetProperty("status").GetString());
        Assert.Equal(kind, Assert.Single(world.Memory.Saved).GetType().Name);
    }

    [Fact]
    public async Task Should_really_change_a_campaign()
    {
        var changeId = Guid.NewGuid();
        var answer = await world.CallAsync(
            "updateCampaign", $$$"""{"campaign_id": "C-1", "updates": {"status": "Paused", "daily_budget_usd": 12.5}, "change_id": "{{{changeId}}}"}""");
        await world.Embedded.EventuallyAsync(_ => Task.FromResult(world.Commands.Commands.Count), x => x == 1, "the command arrives");

        Assert.Equal(changeId, answer.GetProperty("result").GetProperty("change_id").GetGuid());
        Assert.True(world.Commands.Commands.TryPeek(out var command));
        Assert.Equal((changeId, "C-1", 12.5, "mcp"), (command.ChangeId, command.CampaignId, command.DailyBudgetUsd, command.RequestedBy));
    }

    [Fact]
    public async Task Should_analyse_a_campaign()
    {
        var clicks = (await world.CallAsync("analyzePerformance", """{"campaign_id": "C-1", "metrics": ["clicks"]}""")).GetProperty("result").GetProperty("metrics").GetProperty("clicks");

        Assert.Equal(100, clicks.GetProperty("sum").GetDouble());
        Assert.Equal("up", clicks.GetProperty("trend").GetProperty("direction").GetString());
    }

    [Fact]
    public async Task Should_advise_by_what_is_remembered()
    {
        const string Question = """{"context": {"lead_id": "L-2"}, "agent_type": "Engagement"}""";
        var before = (await world.CallAsync("recommendAction", Question)).GetProperty("result");
        for (var i = 0; i < 4; i++)
            await world.CallAsync("storeMemory", """{"type": "episodic", "content": {"scenario": "s", "actions": ["outreach:email"], "outcome_score": 1}}""");
        var after = (await world.CallAsync("recommendAction", Question)).GetProperty("result");

        Assert.Equal(("update_segment", "outreach"), (before.GetProperty("action").GetString(), after.GetProperty("action").GetString()));
        Assert.True(after.GetProperty("confidence").GetDouble() > before.GetProperty("confidence").GetDouble());
    }

    [Theory]
    [InlineData("db://leads")]
    [InlineData("db://leads/L-1")]
    [InlineData("db://campaigns")]
    [InlineData("db://campaigns/C-1")]
    [InlineData("db://interactions")]
    [InlineData("db://interactions/L-1")]
    [InlineData("kg://graph?subject=a")]
    [InlineData("analytics://events")]
    [InlineData("analytics://campaigns/C-1")]
    [InlineData("memory://episodic?scenario=s")]
    [InlineData("data://models")]
    [InlineData("data://models/20260301-120000-3f9a")]
    public async Task Should_read_every_resource(string uri)
    {
        var content = (await world.CallAsync("resources/read", $$"""{"uri": "{{uri}}"}""")).GetProperty("result").GetProperty("contents")[0];

        Assert.Equal((uri, "application/json"), (content.GetProperty("uri").GetString(), content.GetProperty("mimeType").GetString()));
        JsonElement.Parse(content.GetProperty("text").GetString()!);
    }

    [Fact]
    public async Task Should_refuse_an_actor_what_its_list_leaves_out_and_note_it()
    {
        var error = (await world.CallAsync("getLeadData", """{"lead_id": "L-1"}""", actor: "guest")).GetProperty("error");
        var listed = (await world.CallAsync("resources/list", "{}", actor: "guest")).GetProperty("result").GetProperty("resources");

        Assert.Equal((-32003, "db"), (error.GetProperty("code").GetInt32(), error.GetProperty("data").GetProperty("scheme").GetString()));
        Assert.Equal("kg://graph", Assert.Single(listed.EnumerateArray()).GetProperty("uri").GetString());
        var noted = await world.Embedded.EventuallyAsync(
            x => x.Set<ResourceAccess>().FirstOrDefaultAsync(y => y.Method == "getLeadData", TestContext.Current.CancellationToken), x => x is not null, "the access is noted");
        Assert.Equal(("guest", "db://leads/L-1", false, -32003), (noted!.Actor, noted.Target, noted.Allowed, noted.ErrorCode));
    }

    [Fact]
    public async Task Should_answer_a_batch_but_not_its_notifications()
    {
        using var response = await world.PostAsync("""
            [{"jsonrpc": "2.0", "method": "getLeadData", "params": {"lead_id": "L-1"}, "id": "1"},
             {"jsonrpc": "2.0", "method": "storeMemory", "params": ["semantic", {"subject": "a", "predicate": "b", "object": "c"}]},
             {"foo": "boo"}, 1,
             {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": 5}]
            """);
        var answers = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).EnumerateArray().ToList();

        Assert.Equal(["\"1\"", "null", "null", "5"], answers.Select(x => x.GetProperty("id").GetRawText()));
        Assert.Equal([0, -32600, -32600, -32601], answers.Select(x => x.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : 0));
        Assert.Single(world.Memory.Saved);
    }

    [Theory]
    [InlineData("""{"jsonrpc": "2.0", "method": "foobar"}""")]
    [InlineData("""[{"jsonrpc": "2.0", "method": "foobar"}, {"jsonrpc": "2.0", "method": "getLeadData"}]""")]
    public async Task Should_answer_204_when_there_is_nothing_to_say(string message)
    {
        using var response = await world.PostAsync(message);

        Assert.Equal((HttpStatusCode.NoContent, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("[]", -32600)]
    [InlineData("{", -32700)]
    [InlineData("", -32700)]
    public async Task Should_answer_json_to_what_is_no_request(string message, int code)
    {
        using var response = await world.PostAsync(message);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal((code, "null"), (answer.GetProperty("error").GetProperty("code").GetInt32(), answer.GetProperty("id").GetRawText()));
    }

    [Theory]
    [InlineData("""{"subject": "a\u0000b", "predicate": "p", "object": "o"}""", "'memory_data.subject' holds the control character U+0000.")]
    [InlineData("""{"subject": "s", "predicate": "p\nq", "object": "o"}""", "'memory_data.predicate' holds the control character U+000A.")]
    [InlineData("""{"subject": "s", "predicate": "p", "object": "\ud83d"}""", "A text holds half a character (a lone surrogate).")]
    public async Task Should_refuse_text_as_rest_does_and_tell_which_request_it_was(string fact, string sentence)
    {
        using var response = await world.PostAsync($$"""{"jsonrpc": "2.0", "method": "storeMemory", "params": {"memory_type": "semantic", "memory_data": {{fact}} }, "id": 7}""");
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal((-32602, 7), (answer.GetProperty("error").GetProperty("code").GetInt32(), answer.GetProperty("id").GetInt32()));
        Assert.Contains(sentence, answer.GetProperty("error").GetProperty("data").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_refuse_a_batch_of_101()
    {
        using var response = await world.PostAsync($"[{string.Join(',', Enumerable.Repeat("1", 101))}]");

        Assert.Equal(-32600, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_refuse_a_body_over_1_MiB(bool chunked)
    {
        using var content = new StringContent(new string(' ', (1024 * 1024) + 1), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await world.Embedded.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:3000", HttpStatusCode.NoContent)]
    public async Task Should_refuse_web_pages_from_elsewhere(string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent("""{"jsonrpc": "2.0", "method": "x"}""") };
        request.Headers.Add("Origin", origin);
        using var response = await world.Embedded.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }
}
