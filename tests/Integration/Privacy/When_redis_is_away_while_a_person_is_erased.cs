using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Chaos;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class When_redis_is_away_while_a_person_is_erased : IAsyncLifetime
{
    const int Database = 11;
    RedisDatabase? redis;
    TcpProxy? proxy;
    EmbeddedWorld? world;

    EmbeddedWorld World => world!;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisDatabase.EmptyAsync(Database);
        proxy = TcpProxy.Before(new Uri($"redis://{Servers.Redis}").Port);
        world = await EmbeddedWorld.StartAsync(settings:
        [
            "Memory:ShortTerm:Store=Redis", $"Redis:ConnectionString=127.0.0.1:{proxy.Port},defaultDatabase={Database},asyncTimeout=500,connectTimeout=500",
            "Erasure:SettleTime=00:00:00", "Erasure:Interval=00:00:00.200", "Erasure:StoreTimeout=00:00:02", "Erasure:LongestPause=00:00:01",
        ], keepsLog: true);
    }

    [Fact]
    public async Task Should_wait_for_it_and_erase_there_too_when_it_is_back()
    {
        const string Lead = """{"lead_id": "L-1", "conversation_id": "talk-with-ann", "persona": "Founder", "email": "ann@person.example", "gdpr_consent": true}""";
        Assert.Equal(202, (await World.Http.SendJsonAsync("/api/events/leads", Lead)).Status);
        await Waiting.EventuallyAsync(() => redis!.SearchAsync("talk-with-ann"), x => x.Count > 0, "the conversation is in Redis");

        proxy!.Stall();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/leads/L-1");
        Assert.Equal(202, (await World.Http.AnswerAsync(request)).Status);
        var pending = await Waiting.EventuallyAsync(ProofAsync, x => x.Contains("\"status\":\"failed\"", StringComparison.Ordinal), "Redis is said to have failed");

        Assert.Contains("\"store\":\"memory.conversations\",\"status\":\"failed\"", pending, StringComparison.Ordinal);
        Assert.Contains("\"store\":\"leads.leads\",\"status\":\"erased\"", pending, StringComparison.Ordinal);
        Assert.NotEmpty(await redis!.SearchAsync("talk-with-ann"));

        proxy.Resume();
        proxy.Cut();
        await Waiting.EventuallyAsync(ProofAsync, x => x.StartsWith("{\"erasure_id\"", StringComparison.Ordinal) && x.Contains("\"completed_at\"", StringComparison.Ordinal), "the erasure is done");
        Assert.Empty(await redis.SearchAsync("talk-with-ann"));
        Assert.Empty(await World.TracesOfAsync("ann@person.example"));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await proxy!.DisposeAsync();
        await redis!.DisposeAsync();
    }

    async Task<string> ProofAsync() => (await World.Http.ReadAsync("/api/leads/L-1/erasure")).Text;
}
