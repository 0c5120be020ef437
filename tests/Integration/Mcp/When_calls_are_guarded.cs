using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MarketingBus.Data.Mcp;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_calls_are_guarded
{
    const string Question = """{"jsonrpc": "2.0", "id": 1, "method": "getLeadData", "params": {"lead_id": "L-1"}}""";
    const string Bare = "*/*";
    const string Mcp = "application/json, text/event-stream";

    static readonly string ReaderKey = Convert.ToHexString(SHA256.HashData("reader's key"u8));
    static readonly string ActorKey = Convert.ToHexString(SHA256.HashData("actor's key"u8));

    static readonly string[] Keys =
    [
        $"JsonRpc:ApiKeys:0:Sha256={ReaderKey}", "JsonRpc:ApiKeys:0:Actor=claude",
        $"JsonRpc:ApiKeys:1:Sha256={ActorKey}", "JsonRpc:ApiKeys:1:Actor=operator", "JsonRpc:ApiKeys:1:Scopes:0=read", "JsonRpc:ApiKeys:1:Scopes:1=act",
    ];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", Bare)]
    [InlineData("POST", Mcp)]
    [InlineData("GET", Mcp)]
    [InlineData("DELETE", Mcp)]
    public async Task Should_refuse_pages_and_host_names_from_elsewhere(string method, string accept)
    {
        await using var world = await RpcWorld.StartAsync("Http:AllowedOrigins:0=https://console.example", "Http:AllowedHosts:0=mcp.example");

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, method, accept, ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, method, accept, ("Origin", "http://localhost:6274")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, method, accept, ("Host", "evil.example")));
        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(world, method, accept, ("Origin", "https://console.example")));
        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(world, method, accept, ("Host", "mcp.example:8443")));
        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(world, method, accept, ("Host", "localhost")));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost:3000")]
    public async Task Should_refuse_sockets_from_elsewhere(string header, string value)
    {
        await using var world = await RpcWorld.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(header, value);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{world.Embedded.Http.BaseAddress!.Authority}/mcp/ws"), Stop));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Bare, false)]
    [InlineData(Mcp, false)]
    [InlineData(Mcp, true)]
    public async Task Should_refuse_bodies_that_are_too_large(string accept, bool chunked)
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:MessageLimit=2000");
        using var request = RequestOf("POST", accept, Question + new string(' ', 2000));
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await world.Embedded.Http.SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData(Bare)]
    [InlineData(Mcp)]
    public async Task Should_say_when_to_come_again_to_who_comes_too_often(string accept)
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:RequestsPerMinute=3");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(world, "POST", accept));

        using var request = RequestOf("POST", accept, Question);
        using var response = await world.Embedded.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData("POST", Bare)]
    [InlineData("POST", Mcp)]
    [InlineData("GET", Mcp)]
    [InlineData("DELETE", Mcp)]
    public async Task Should_ask_for_a_key_once_there_is_one(string method, string accept)
    {
        await using var world = await RpcWorld.StartAsync(Keys);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(world, method, accept));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(world, method, accept, ("Authorization", "Bearer another key")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(world, method, accept, ("Authorization", $"Bearer {ReaderKey}")));
        Assert.NotEqual(HttpStatusCode.Unauthorized, await StatusAsync(world, method, accept, ("Authorization", "Bearer reader's key")));
        Assert.NotEqual(HttpStatusCode.Unauthorized, await StatusAsync(world, method, accept, ("X-Api-Key", "reader's key")));
    }

    [Fact]
    public async Task Should_let_the_key_say_who_calls_and_what_he_may_do()
    {
        await using var world = await RpcWorld.StartAsync(Keys);

        Assert.Equal(-32003, await ChangeAsync(world, "reader's key"));
        Assert.Null(await ChangeAsync(world, "actor's key"));
        var notes = await world.Embedded.EventuallyAsync(
            x => x.Set<ResourceAccess>().Where(y => y.Method == "updateCampaign").OrderBy(y => y.Id).ToListAsync(Stop), x => x.Count == 2, "both are noted");
        Assert.Equal([("claude", false), ("operator", true)], notes.Select(x => (x.Actor, x.Allowed)));
    }

    [Theory]
    [InlineData(Revisions.Stateless)]
    [InlineData(Revisions.WithSessions)]
    public async Task Should_take_the_key_of_an_mcp_client(string revision)
    {
        await using var world = await RpcWorld.StartAsync(Keys);
        await using var client = await world.ConnectMcpAsync(revision, key: "reader's key");

        Assert.NotEmpty(await client.ListResourcesAsync(cancellationToken: Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => world.ConnectMcpAsync(revision, key: "another key"));
    }

    [Fact]
    public async Task Should_not_let_another_key_into_a_session()
    {
        await using var world = await RpcWorld.StartAsync(Keys);
        await using var client = await world.ConnectMcpAsync(Revisions.WithSessions, key: "reader's key");

        var status = await StatusAsync(
            world, "POST", Mcp, ("Authorization", "Bearer actor's key"), ("Mcp-Session-Id", client.SessionId!), ("MCP-Protocol-Version", Revisions.WithSessions));
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task Should_say_who_issues_tokens()
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:Authority=http://127.0.0.1:9/realm", "JsonRpc:Audience=marketingbus");
        using var request = RequestOf("POST", Mcp, Question);
        using var refused = await world.Embedded.Http.SendAsync(request, Stop);
        var where = refused.Headers.WwwAuthenticate.ToString();

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("resource_metadata=", where, StringComparison.Ordinal);
        var metadata = JsonElement.Parse(await world.Embedded.Http.GetStringAsync(new Uri(where.Split('"')[1]), Stop));
        Assert.Equal("http://127.0.0.1:9/realm", metadata.GetProperty("authorization_servers")[0].GetString());
        Assert.Equal(["read", "act"], metadata.GetProperty("scopes_supported").EnumerateArray().Select(x => x.GetString()));
    }

    [Theory]
    [InlineData("JsonRpc:Authority=https://login.example", "JsonRpc:Audience")]
    [InlineData("JsonRpc:Scopes:guest:0=fly", "no scope 'fly'")]
    [InlineData("JsonRpc:ApiKeys:0:Sha256=secret", "SHA-256")]
    public async Task Should_not_start_with_settings_that_cannot_be_meant(string setting, string sentence)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => RpcWorld.StartAsync(setting));

        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }

    static HttpRequestMessage RequestOf(string method, string accept, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/mcp") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", accept);
        return request;
    }

    static async Task<HttpStatusCode> StatusAsync(RpcWorld world, string method, string accept, params (string Name, string Value)[] headers)
    {
        using var request = RequestOf(method, accept, method == "POST" ? Question : null);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await world.Embedded.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        return response.StatusCode;
    }

    static async Task<int?> ChangeAsync(RpcWorld world, string key)
    {
        using var request = RequestOf("POST", Bare, """{"jsonrpc": "2.0", "id": 1, "method": "updateCampaign", "params": {"campaign_id": "C-1", "updates": {"name": "Autumn"}}}""");
        request.Headers.Add("X-Api-Key", key);
        request.Headers.Add("X-Actor", "somebody else");
        using var response = await world.Embedded.Http.SendAsync(request, Stop);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(Stop));
        return answer.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : null;
    }
}
