using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarketingBus.Api.Ingress;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public abstract class When_exports_are_read_slowly : IAsyncLifetime
{
    const int Readers = 14;
    const int Events = 3_000;

    static readonly string[] Bounds = [$"Ingress:ExportLimit={Readers}", "Ingress:ExportBytesPerSecond=1"];

    EmbeddedWorld world = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected EmbeddedWorld World => world;

    public async ValueTask InitializeAsync() => await StartAsync(Bounds);

    public virtual async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Should_be_answered_as_before_while_they_are_read()
    {
        await HoldMuchAsync();
        var readers = await BeginAsync(Readers);
        try
        {
            var asked = Stopwatch.StartNew();
            for (var turn = 0; turn < 20; turn++)
            {
                Assert.Equal(200, (await world.Http.ReadAsync("/api/leads?limit=1")).Status);
                Assert.Equal(202, (await world.Http.SendJsonAsync("/api/events/leads", $$"""{"lead_id": "other-{{turn}}"}""")).Status);
            }

            Assert.Equal(200, (await world.Http.ReadAsync("/health/ready")).Status);
            // One that waits for a connection waits five seconds.
            Assert.True(asked.Elapsed < TimeSpan.FromSeconds(60), $"41 answers took {asked.Elapsed}");
            await HoldNothingAsync();
        }
        finally
        {
            readers.ForEach(x => x.Dispose());
        }
    }

    [Fact]
    public async Task Should_turn_away_who_would_be_one_too_many()
    {
        await HoldMuchAsync();
        var readers = await BeginAsync(Readers);
        using var refused = await world.Http.GetAsync(new Uri("/api/leads/BIG/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
        readers.ForEach(x => x.Dispose());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await Waiting.EventuallyAsync(async () => (await world.Http.ReadAsync("/api/leads/BIG/export")).Status, x => x == 200, "their places are free again");
    }

    [Fact]
    public async Task Should_give_the_place_of_one_that_does_not_keep_pace_to_the_next()
    {
        await world.DisposeAsync();
        await StartAsync(["Ingress:ExportLimit=1", "Ingress:ExportBytesPerSecond=100000"]);
        await HoldMuchAsync();
        using var stuck = await RawHttp.BeginAsync(world.Http.BaseAddress!, "/api/leads/BIG/export", Stop);

        var answer = await Waiting.EventuallyAsync(() => world.Http.ReadAsync("/api/leads/BIG/export"), x => x.Status == 200, "the one that is stuck is ended");

        Assert.Equal(Events, answer.Json.GetProperty("areas").GetProperty("engagement").GetProperty("events").GetArrayLength());
    }

    /// <summary>What a reader that holds the database would hold.</summary>
    protected abstract Task HoldNothingAsync();

    protected abstract Task<IReadOnlyList<string>> DatabaseAsync();

    async Task StartAsync(IReadOnlyList<string> bounds) =>
        world = await EmbeddedWorld.StartAsync([new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], [.. await DatabaseAsync(), .. bounds]);

    async Task<List<TcpClient>> BeginAsync(int count)
    {
        var readers = new List<TcpClient>();
        for (var i = 0; i < count; i++)
            readers.Add(await RawHttp.BeginAsync(world.Http.BaseAddress!, "/api/leads/BIG/export", Stop));

        return readers;
    }

    /// <summary>More than the buffers of a connection take.</summary>
    Task HoldMuchAsync() => world.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        var journey = MarketingIds.Journey("default", "BIG");
        database.Add(new LeadJourneyState { CorrelationId = journey, CurrentState = "Completed", SourceSystem = "default", LeadId = "BIG", StartedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch });
        database.AddRange(Enumerable.Range(0, Events).Select(x => new EngagementEvent
        {
            EventId = Guid.NewGuid(), JourneyId = journey, LeadId = "BIG", Kind = EngagementKind.Replied, Text = new string('x', 4_000), OccurredAt = DateTimeOffset.UnixEpoch.AddSeconds(x),
        }));
        await database.SaveChangesAsync(Stop);
    });
}

public sealed class When_exports_are_read_slowly_from_sqlite : When_exports_are_read_slowly
{
    protected override Task<IReadOnlyList<string>> DatabaseAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>A snapshot of before would keep the log from being written back.</summary>
    protected override async Task HoldNothingAsync() => await World.EventuallyAsync(CheckpointAsync, x => x is 0L, "the write-ahead log is written back whole");

    static async Task<object?> CheckpointAsync(MarketingDbContext database)
    {
        await database.Database.OpenConnectionAsync(Stop);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(Stop);
    }
}

public sealed class When_exports_are_read_slowly_from_postgresql : When_exports_are_read_slowly
{
    PostgreSqlDatabase? server;
    OwnVirtualHost? broker;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (broker is not null)
            await broker.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    protected override async Task<IReadOnlyList<string>> DatabaseAsync()
    {
        server ??= await PostgreSqlDatabase.NameAsync();
        broker ??= await OwnVirtualHost.CreateAsync();
        return ["Database:Provider=PostgreSql", $"Database:ConnectionString={server.ConnectionString}", "Transport:Kind=RabbitMq", .. broker.Settings];
    }

    protected override async Task HoldNothingAsync() => await Waiting.EventuallyAsync(
        () => server!.AskAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{server.Settings.Database}' AND state <> 'idle' AND pid <> pg_backend_pid() AND now() - query_start > interval '1 second'"),
        x => x == 0, "no statement is under way");
}
