using System.Text.Json;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

[Collection(nameof(RedisBehindProxy))]
public sealed class When_redis_is_away_from_the_product : IAsyncLifetime
{
    const string Stored = """{"memory_type": "short_term", "conversation_id": "c-1", "context": {"topic": "price"}}""";
    const string Retrieve = "/api/agents/memory/retrieve?memory_type=short_term&conversation_id=c-1";

    RedisBehindProxy redis = null!;
    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisBehindProxy.StartAsync();
        world = await EmbeddedWorld.StartAsync(settings: redis.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Should_go_on_say_what_is_missing_and_make_up_for_it()
    {
        redis.Proxy.Down();

        Assert.Equal(202, (await PostAsync("/api/events/leads", """{"lead_id": "L-1", "persona": "Founder", "region": "EU", "email": "l-1@away.example", "gdpr_consent": true, "conversation_id": "c-1"}""")).Status);
        var journey = MarketingIds.Journey(MarketingIds.DefaultSourceSystem, "L-1");
        await world.EventuallyAsync(
            x => x.Set<LeadJourneyState>().AsNoTracking().Where(j => j.CorrelationId == journey).Select(j => j.CurrentState).SingleOrDefaultAsync(TestContext.Current.CancellationToken),
            x => x == StateNames.Completed, "the journey is completed without Redis");

        var stored = await PostAsync("/api/agents/memory/store", Stored);
        Assert.Equal((200, "short_term"), (stored.Status, stored.Json.GetProperty("missing")[0].GetString()));

        var retrieved = await world.Http.ReadAsync(Retrieve);
        Assert.Equal((503, "short_term"), (retrieved.Status, retrieved.Json.GetProperty("missing")[0].GetString()));
        Assert.Equal("The short-term memory does not answer.", retrieved.Json.GetProperty("detail").GetString());

        var told = await CallAsync("storeMemory", """{"memory_type": "short_term", "memory_data": {"conversation_id": "c-1", "context": {"tone": "warm"}}}""");
        Assert.Equal("short_term", told.GetProperty("result").GetProperty("missing")[0].GetString());
        var read = await CallAsync("resources/read", """{"uri": "memory://short_term/c-1"}""");
        Assert.Equal(-32004, read.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("short_term", read.GetProperty("error").GetProperty("data").GetProperty("missing")[0].GetString());

        await SaysAsync("/health", x => x.GetProperty("status").GetString() == "degraded" && x.GetProperty("missing")[0].GetString() == "short_term");
        await SaysAsync("/api/agents/health", x => x.GetProperty("status").GetString() == "degraded" && StatusOf(x) == "away");
        await SaysAsync("/api/agents/system/status", x => x.GetProperty("status").GetString() == "degraded" && StatusOf(x) == "away"
            && x.GetProperty("memories").GetProperty("short_term").GetProperty("waiting").GetInt32() == 4);
        await SaysAsync("/api/agents/analytics/performance", x => !x.GetProperty("memory").TryGetProperty("short_term", out _));

        redis.Proxy.Up();

        await SaysAsync("/health", x => x.GetProperty("status").GetString() == "healthy" && !x.TryGetProperty("missing", out _));
        await SaysAsync("/api/agents/health", x => StatusOf(x) == "healthy");
        var context = (await world.Http.ReadAsync(Retrieve)).Json.GetProperty("memory").GetProperty("context");
        Assert.Equal(
            ["last_category", "last_channel", "last_engaged_at", "last_engagement_type", "last_score", "last_triaged_at", "tone", "topic"],
            context.EnumerateObject().Select(x => x.Name).Order(StringComparer.Ordinal));
        Assert.Equal(4, await redis.TurnsAsync("c-1"));
    }

    static string? StatusOf(JsonElement answer) => answer.GetProperty("memories").GetProperty("short_term").GetProperty("status").GetString();

    Task<Answer> PostAsync(string path, string body) => world.Http.SendJsonAsync(path, body);

    async Task<JsonElement> CallAsync(string method, string parameters) =>
        (await PostAsync("/mcp", $$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{parameters}}, "id": 1}""")).Json;

    Task<JsonElement> SaysAsync(string path, Predicate<JsonElement> expected) =>
        Waiting.EventuallyAsync(async () => (await world.Http.ReadAsync(path)).Json, x => expected(x), $"{path} says so");
}
