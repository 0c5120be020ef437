using System.Diagnostics;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Chaos;
using Xunit;

namespace MarketingBus.Tests.Integration.Databases;

/// <summary>Who asks is told so in time, whether nobody listens any more or nobody answers.</summary>
public sealed class When_postgresql_is_away_from_the_product : IAsyncLifetime
{
    // A second for a connection or one for a command, two for its cancelling, and as much again for a machine that is busy.
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(8);

    PostgreSqlDatabase server = null!;
    TcpProxy proxy = null!;
    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PostgreSqlDatabase.NameAsync();
        proxy = TcpProxy.Before(server.Settings.Port);
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port };
        world = await EmbeddedWorld.StartAsync(settings:
        [
            "Database:Provider=PostgreSql", $"Database:ConnectionString={settings.ConnectionString}", "Database:ConnectTimeout=00:00:01", "Database:CommandTimeout=00:00:01",
        ]);
        await AskAsync(isThere: true);
    }

    public async ValueTask DisposeAsync()
    {
        proxy.Resume();
        proxy.Up();
        await world.DisposeAsync();
        await proxy.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Should_say_so_when_nobody_listens()
    {
        proxy.Down();
        await AskAsync(isThere: false);

        proxy.Up();
        await AskAsync(isThere: true);
    }

    [Fact]
    public async Task Should_say_so_when_nobody_answers()
    {
        proxy.Stall();
        await AskAsync(isThere: false);
        await AskAsync(isThere: false);

        proxy.Resume();
        await Waiting.EventuallyAsync(async () => (await world.Http.ReadAsync("/api/journeys")).Status, x => x == 200, "it is there again");
        await AskAsync(isThere: true);
    }

    async Task AskAsync(bool isThere)
    {
        var answers = await Task.WhenAll(
            TimedAsync(() => world.Http.ReadAsync("/api/journeys?limit=1")),
            TimedAsync(() => world.Http.ReadAsync("/api/leads/nobody")),
            TimedAsync(() => world.Http.SendJsonAsync("/api/events/leads", """{"lead_id": "L-1"}""")),
            TimedAsync(() => CallAsync("getLeadData", """{"lead_id": "nobody"}""")),
            TimedAsync(() => CallAsync("resources/read", """{"uri": "db://leads/nobody"}""")));

        Assert.All(answers, x => Assert.True(x.Time < Bound, $"{x.Answer.Text} came after {x.Time}"));
        var told = answers.Select(x => x.Answer).ToList();
        if (isThere)
        {
            Assert.Equal([200, 404, 202], told.Take(3).Select(x => x.Status));
            Assert.Equal([-32001, -32001], told.Skip(3).Select(CodeOf));
            return;
        }

        Assert.Equal([503, 503, 503], told.Take(3).Select(x => x.Status));
        Assert.All(told.Take(3), x => Assert.Contains("is away", x.Json.GetProperty("detail").GetString(), StringComparison.Ordinal));
        Assert.Equal([-32005, -32005], told.Skip(3).Select(CodeOf));
    }

    static int CodeOf(Answer answer) => answer.Json.GetProperty("error").GetProperty("code").GetInt32();

    Task<Answer> CallAsync(string method, string parameters) => world.Http.SendJsonAsync("/mcp", $$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{parameters}}, "id": 1}""");

    static async Task<(Answer Answer, TimeSpan Time)> TimedAsync(Func<Task<Answer>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        return (await ask(), Stopwatch.GetElapsedTime(started));
    }
}
