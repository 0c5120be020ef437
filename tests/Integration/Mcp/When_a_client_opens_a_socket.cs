using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_a_client_opens_a_socket : IAsyncLifetime
{
    const string Known = """{"jsonrpc": "2.0", "method": "getLeadData", "params": {"lead_id": "L-1"}, "id": "known"}""";

    RpcWorld world = null!;

    public async ValueTask InitializeAsync() => world = await RpcWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_answer_with_the_lead()
    {
        using var socket = await world.ConnectAsync();
        await socket.SendAsync(Known);

        Assert.Equal("L-1", (await socket.AnswerAsync())!.Value.GetProperty("result").GetProperty("lead_id").GetString());
    }

    [Fact]
    public async Task Should_answer_each_of_100_requests_in_flight()
    {
        using var socket = await world.ConnectAsync();
        for (var i = 0; i < 100; i++)
            await socket.SendAsync($$$"""{"jsonrpc": "2.0", "method": "getLeadData", "params": {"lead_id": "L-{{{(i % 2) + 1}}}"}, "id": {{{i}}}}""");

        var answers = new Dictionary<int, string?>();
        while (answers.Count < 100)
        {
            var answer = (await socket.AnswerAsync())!.Value;
            answers.Add(answer.GetProperty("id").GetInt32(), answer.GetProperty("result").GetProperty("lead_id").GetString());
        }

        Assert.All(answers, x => Assert.Equal($"L-{(x.Key % 2) + 1}", x.Value));
    }

    [Fact]
    public async Task Should_not_read_on_while_nobody_takes_the_answers()
    {
        const int Messages = 400;
        using var socket = await world.ConnectAsync();

        // An answer repeats the id: 40 MB, far more than the sockets' buffers hold.
        var padding = new string('x', 100_000);
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Messages; i++)
                await socket.SendAsync($$$"""{"jsonrpc": "2.0", "method": "getLeadData", "params": {"lead_id": "L-1"}, "id": "{{{i}}} {{{padding}}}"}""");
        }, TestContext.Current.CancellationToken);
        await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.False(sending.IsCompleted);

        var answered = new HashSet<string>();
        while (answered.Count < Messages)
            Assert.True(answered.Add((await socket.AnswerAsync())!.Value.GetProperty("id").GetString()!));

        await sending;
    }

    [Fact]
    public async Task Should_put_fragments_together_and_answer_a_batch()
    {
        using var socket = await world.ConnectAsync();
        foreach (var letter in $"[{Known},")
            await socket.SendAsync(letter.ToString(), endOfMessage: false);
        await socket.SendAsync("1]");

        var answers = (await socket.AnswerAsync())!.Value;
        Assert.Equal(["\"known\"", "null"], answers.EnumerateArray().Select(x => x.GetProperty("id").GetRawText()));
    }

    [Fact]
    public async Task Should_say_nothing_to_notifications()
    {
        using var socket = await world.ConnectAsync();
        await socket.SendAsync("""{"jsonrpc": "2.0", "method": "storeMemory", "params": ["semantic", {"subject": "a", "predicate": "b", "object": "c"}]}""");
        await world.Embedded.EventuallyAsync(_ => Task.FromResult(world.Memory.Saved.Count), x => x == 1, "the notification is carried out");
        await socket.SendAsync(Known);

        Assert.Equal("known", (await socket.AnswerAsync())!.Value.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Should_refuse_binary_frames_and_go_on()
    {
        using var socket = await world.ConnectAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes(Known), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        Assert.Equal(-32600, (await socket.AnswerAsync())!.Value.GetProperty("error").GetProperty("code").GetInt32());

        await socket.SendAsync(Known);
        Assert.Equal("known", (await socket.AnswerAsync())!.Value.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Should_say_that_a_message_is_too_big_and_close()
    {
        using var socket = await world.ConnectAsync();
        await socket.SendAsync(new string(' ', (1024 * 1024) + 1));

        Assert.Equal(-32600, (await socket.AnswerAsync())!.Value.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Null(await socket.AnswerAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public async Task Should_answer_what_was_asked_before_the_client_closed()
    {
        using var socket = await world.ConnectAsync();
        await socket.SendAsync(Known);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        Assert.Equal("known", (await socket.AnswerAsync())!.Value.GetProperty("id").GetString());
        Assert.Null(await socket.AnswerAsync());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task Should_hear_1001_when_the_host_stops()
    {
        using var socket = await world.ConnectAsync();
        await socket.SendAsync(Known);
        await socket.AnswerAsync();
        world.Embedded.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Null(await socket.AnswerAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [Fact]
    public async Task Should_be_told_to_upgrade_when_it_asks_by_plain_http()
    {
        using var response = await world.Embedded.Http.GetAsync("/mcp/ws", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
    }

    [Fact]
    public async Task Should_survive_hostile_messages()
    {
        const int Messages = 3_000;
        using var socket = await world.ConnectAsync();
        var random = new Random(20260301);
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Messages; i++)
            {
                await socket.SendAsync(HostileText.Next(random));
                await socket.SendAsync($$"""{"jsonrpc": "2.0", "method": "resources/list", "id": "after-{{i}}"}""");
            }
        }, TestContext.Current.CancellationToken);

        var answered = new HashSet<string>();
        while (answered.Count < Messages)
        {
            var answer = (await socket.AnswerAsync())!.Value;
            Assert.All(answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : (JsonElement[])[answer], AssertIsAnswer);
            if (answer.ValueKind == JsonValueKind.Object && answer.GetProperty("id") is { ValueKind: JsonValueKind.String } id && id.GetString()!.StartsWith("after-", StringComparison.Ordinal))
                Assert.True(answered.Add(id.GetString()!));
        }

        await sending;
    }

    static void AssertIsAnswer(JsonElement answer)
    {
        Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
        Assert.True(answer.TryGetProperty("id", out _));
        Assert.True(answer.TryGetProperty("result", out _) != answer.TryGetProperty("error", out var error));
        if (error.ValueKind == JsonValueKind.Object)
            Assert.NotEqual(-32603, error.GetProperty("code").GetInt32());
    }
}
