using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_sockets_take_up_too_much
{
    const string Known = """{"jsonrpc": "2.0", "method": "getLeadData", "params": {"lead_id": "L-1"}, "id": "known"}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Should_say_when_to_come_again_and_have_room_once_one_is_closed()
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:SocketLimit=2");
        using var first = await world.ConnectAsync();
        using var second = await world.ConnectAsync();
        using var third = new ClientWebSocket();
        third.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => third.ConnectAsync(AddressOf(world), Stop));

        Assert.Equal(HttpStatusCode.TooManyRequests, third.HttpStatusCode);
        Assert.True(third.HttpResponseHeaders!.ContainsKey("Retry-After"));

        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        await Waiting.EventuallyAsync(() => OpensAsync(world), x => x, "there is room again");
    }

    [Fact]
    public async Task Should_bound_those_of_one_caller_where_it_is_known()
    {
        string[] keys =
        [
            $"JsonRpc:ApiKeys:0:Sha256={Convert.ToHexString(SHA256.HashData("one"u8))}", "JsonRpc:ApiKeys:0:Actor=one",
            $"JsonRpc:ApiKeys:1:Sha256={Convert.ToHexString(SHA256.HashData("two"u8))}", "JsonRpc:ApiKeys:1:Actor=two",
        ];
        await using var world = await RpcWorld.StartAsync([.. keys, "JsonRpc:SocketsPerCaller=1"]);
        using var first = await OpenAsync(world, "one");

        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(world, "one"));
        using var another = await OpenAsync(world, "two");
        Assert.Equal(WebSocketState.Open, another.State);
    }

    [Fact]
    public async Task Should_close_one_whose_message_does_not_end()
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:MessageTimeout=00:00:00.5");
        using var idle = await world.ConnectAsync();
        using var socket = await world.ConnectAsync();
        await socket.SendAsync("""{"jsonrpc":""", endOfMessage: false);

        Assert.Null(await socket.AnswerAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);

        // One that has begun no message may be silent.
        await idle.SendAsync(Known);
        Assert.NotNull(await idle.AnswerAsync());
    }

    [Fact]
    public async Task Should_have_room_for_so_many_bytes_of_unfinished_messages_in_all()
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:UnfinishedLimit=1048576");
        var part = new string(' ', 400_000);
        using var first = await world.ConnectAsync();
        await first.SendAsync(part, endOfMessage: false);
        using var second = await world.ConnectAsync();
        await second.SendAsync(part, endOfMessage: false);
        await second.SendAsync(part, endOfMessage: false);

        // Which of the two is let go depends on whose bytes are read first; one is, and then there is room again.
        var ends = new[] { first, second }.Select(x => (Socket: x, Answer: x.AnswerAsync())).ToList();
        var refused = await Task.WhenAny(ends.Select(x => x.Answer));
        Assert.Equal(-32600, (await refused)!.Value.GetProperty("error").GetProperty("code").GetInt32());
        var lost = ends.Single(x => x.Answer == refused).Socket;
        Assert.Null(await lost.AnswerAsync());
        Assert.Equal(1013, (int)lost.CloseStatus!);

        using var third = await world.ConnectAsync();
        await third.SendAsync(Known);
        Assert.NotNull(await third.AnswerAsync());
    }

    [Fact]
    public async Task Should_give_up_a_client_that_is_not_there_any_more()
    {
        await using var world = await RpcWorld.StartAsync("JsonRpc:SocketLimit=1", "Http:SocketPingInterval=00:00:00.2", "Http:SocketPingTimeout=00:00:00.5");
        using var silent = new TcpClient();
        var server = world.Embedded.Http.BaseAddress!;
        await silent.ConnectAsync(server.Host, server.Port, Stop);
        await silent.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /mcp/ws HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"),
            Stop);
        using var reader = new StreamReader(silent.GetStream());
        Assert.Contains("101", await reader.ReadLineAsync(Stop), StringComparison.Ordinal);

        // It never answers a ping.
        await Waiting.EventuallyAsync(() => OpensAsync(world), x => x, "its place is free");
    }

    static Uri AddressOf(RpcWorld world) => new($"ws://{world.Embedded.Http.BaseAddress!.Authority}/mcp/ws");

    static async Task<bool> OpensAsync(RpcWorld world)
    {
        try
        {
            using var socket = await world.ConnectAsync();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    static async Task<ClientWebSocket> OpenAsync(RpcWorld world, string key)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Api-Key", key);
        await socket.ConnectAsync(AddressOf(world), Stop);
        return socket;
    }
}
