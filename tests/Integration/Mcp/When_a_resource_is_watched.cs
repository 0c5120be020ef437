using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_a_resource_is_watched : IAsyncLifetime
{
    readonly HeardModule<EngagementRecorded> heard = new();
    RpcWorld world = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await RpcWorld.StartAsync([heard], "JsonRpc:SubscriptionLimit=2", "JsonRpc:Actors:guest:0=db://campaigns");

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_tell_a_session_until_it_looks_away()
    {
        await using var client = await world.ConnectMcpAsync(Revisions.WithSessions);
        var updated = UpdatesOf(client);
        await client.SubscribeToResourceAsync("db://leads/L-1", cancellationToken: Stop);
        await client.SubscribeToResourceAsync("db://interactions/L-2", cancellationToken: Stop);

        await EngageAsync("L-2");
        await EngageAsync("L-1");
        await EventuallyAsync(() => updated.Contains("db://leads/L-1"));
        Assert.Equal(["db://interactions/L-2", "db://leads/L-1"], updated.Distinct().Order());

        await client.UnsubscribeFromResourceAsync("db://leads/L-1", cancellationToken: Stop);
        updated.Clear();
        await EngageAsync("L-1");
        await EngageAsync("L-2");
        await EventuallyAsync(() => !updated.IsEmpty);
        Assert.Equal(["db://interactions/L-2"], updated.Distinct());
    }

    [Fact]
    public async Task Should_tell_two_sessions_each_what_it_watches()
    {
        await using var first = await world.ConnectMcpAsync(Revisions.WithSessions);
        await using var second = await world.ConnectMcpAsync("2025-06-18");
        var (firstUpdates, secondUpdates) = (UpdatesOf(first), UpdatesOf(second));
        await first.SubscribeToResourceAsync("db://leads", cancellationToken: Stop);
        await second.SubscribeToResourceAsync("db://leads/L-1?source_system=default", cancellationToken: Stop);

        await EngageAsync("L-1");
        await EventuallyAsync(() => !firstUpdates.IsEmpty && !secondUpdates.IsEmpty);
        Assert.Equal(("db://leads", "db://leads/L-1?source_system=default"), (firstUpdates.First(), secondUpdates.First()));
    }

    [Theory]
    [InlineData("db://leads/L-1", "may not use")]
    [InlineData("file:///etc/passwd", "Some parameters are not valid")]
    public async Task Should_refuse_to_watch_what_may_not_be_read(string uri, string reason)
    {
        await using var guest = await world.ConnectMcpAsync(Revisions.WithSessions, actor: "guest");
        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => guest.SubscribeToResourceAsync(uri, cancellationToken: Stop));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_watch_no_more_than_the_limit()
    {
        await using var client = await world.ConnectMcpAsync(Revisions.WithSessions);
        await client.SubscribeToResourceAsync("db://leads/1", cancellationToken: Stop);
        await client.SubscribeToResourceAsync("db://leads/2", cancellationToken: Stop);
        await client.SubscribeToResourceAsync("db://leads/2", cancellationToken: Stop);

        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => client.SubscribeToResourceAsync("db://leads/3", cancellationToken: Stop));
        Assert.Contains("at most 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_tell_a_client_without_session_on_the_stream_that_it_holds_open()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(
                """
                {"jsonrpc": "2.0", "id": "watch-1", "method": "subscriptions/listen", "params": {
                  "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}},
                  "notifications": {"toolsListChanged": true, "resourceSubscriptions": ["db://campaigns/C-1", "db://leads/L-1"]}}}
                """, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", Revisions.Stateless);
        request.Headers.Add("Mcp-Method", "subscriptions/listen");
        using var response = await world.Embedded.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));

        var acknowledged = await NextAsync(stream);
        Assert.Equal("notifications/subscriptions/acknowledged", acknowledged["method"]!.GetValue<string>());
        Assert.Equal("""{"resourceSubscriptions":["db://campaigns/C-1","db://leads/L-1"]}""", acknowledged["params"]!["notifications"]!.ToJsonString());

        await EngageAsync("L-1");
        var updated = await NextAsync(stream);
        Assert.Equal(("notifications/resources/updated", "db://leads/L-1"), (updated["method"]!.GetValue<string>(), updated["params"]!["uri"]!.GetValue<string>()));
        Assert.Equal("watch-1", updated["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]!.GetValue<string>());
    }

    static ConcurrentQueue<string> UpdatesOf(McpClient client)
    {
        var updates = new ConcurrentQueue<string>();
        client.RegisterNotificationHandler(NotificationMethods.ResourceUpdatedNotification, (notification, _) =>
        {
            updates.Enqueue(notification.Params!["uri"]!.GetValue<string>());
            return ValueTask.CompletedTask;
        });
        return updates;
    }

    static async Task<JsonNode> NextAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Length > "data:".Length + 1)
                return JsonNode.Parse(line["data:".Length..])!;
        }

        throw new InvalidOperationException("The stream ended.");
    }

    Task<bool> EventuallyAsync(Func<bool> holds) => world.Embedded.EventuallyAsync(_ => Task.FromResult(holds()), x => x, "the client is told");

    Task EngageAsync(string leadId) => world.Embedded.InScopeAsync(async services =>
    {
        await services.GetRequiredService<IPublishEndpoint>().Publish(new EngagementRecorded
        {
            EventId = Guid.NewGuid(), JourneyId = MarketingIds.Journey("default", leadId), SourceSystem = "default", LeadId = leadId, Kind = EngagementKind.Replied,
            OccurredAt = DateTimeOffset.UnixEpoch,
        }, Stop);
        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Stop);
    });
}
