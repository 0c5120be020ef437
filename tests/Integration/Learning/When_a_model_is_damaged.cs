using System.Collections.Concurrent;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Training;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>The whole product with a model whose bytes are no longer those that were saved.</summary>
public sealed class When_a_model_is_damaged : IAsyncLifetime
{
    const string Referred = """
        "source":"Referral","industry":"SaaS","company_size":"1001-5000","persona":"Founder","region":"US","preferred_channel":"email"
        """;

    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-damage-").FullName;
    readonly Errors errors = new();
    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        errors.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Should_go_on_with_the_model_at_hand_and_with_the_rules_after_a_restart()
    {
        var sound = await TrainedModels.PromoteAsync(world, Cancellation);
        await world.InScopeAsync(services => services.GetRequiredService<ModelRegistry>().AddAsync(Damaged("20990101-000000-0000"), judgedAgainst: sound, Cancellation));

        await RefreshAsync();
        await RefreshAsync();

        Assert.Equal(sound, await TriagedByAsync("D-1"));
        await ShowsAsync(isDamaged: true, sound);
        Assert.Contains("The promoted model cannot be used", Assert.Single(errors.Said), StringComparison.Ordinal);

        await world.DisposeAsync();
        world = await StartAsync();
        Assert.Equal("rules", await TriagedByAsync("D-2"));
        await ShowsAsync(isDamaged: true, "rules");

        Assert.Equal(200, (await world.Http.SendJsonAsync("/api/models/rollback", "{}")).Status);
        Assert.Equal(sound, await TriagedByAsync("D-3"));
        await ShowsAsync(isDamaged: false, sound);
    }

    [Fact]
    public async Task Should_be_one_that_cannot_be_promoted()
    {
        await world.InScopeAsync(async services =>
        {
            services.GetRequiredService<MarketingDbContext>().Add(Damaged("bad", "candidate"));
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Cancellation);
        });

        Assert.Equal(409, (await world.Http.SendJsonAsync("/api/models/bad/promote", "{}")).Status);
        await ShowsAsync(isDamaged: false, "rules");
    }

    [Fact]
    public async Task Should_be_no_different_when_its_bytes_are_whole_and_no_model()
    {
        await world.InScopeAsync(services => services.GetRequiredService<ModelRegistry>().AddAsync(ModelRecords.Of("strange", "promoted"), judgedAgainst: null, Cancellation));

        await RefreshAsync();

        Assert.Equal("rules", await TriagedByAsync("D-4"));
        await ShowsAsync(isDamaged: true, "rules");
    }

    [Fact]
    public async Task Should_give_way_to_the_next_one_that_is_trained()
    {
        await world.InScopeAsync(services => services.GetRequiredService<ModelRegistry>().AddAsync(Damaged("20200101-000000-0000"), judgedAgainst: null, Cancellation));
        await RefreshAsync();

        Assert.Equal(await TrainAsync(), await TriagedByAsync("D-5"));
        await ShowsAsync(isDamaged: false, await TriagedByAsync("D-5"));
    }

    static ModelRecord Damaged(string version, string status = "promoted")
    {
        var model = ModelRecords.Of(version, status);
        model.Artefact = [.. model.Artefact, 0];
        return model;
    }

    Task<EmbeddedWorld> StartAsync() => EmbeddedWorld.StartAsync(settings: ["Ingress:AnswerTimeout=00:01:00"], folder: folder, configure: builder => builder.Logging.AddProvider(errors));

    async Task<string> TrainAsync() => (await world.Services.GetRequiredService<TrainingPipeline>()
        .TrainAsync(new TrainingRequest { Target = ModelTarget.Leads, Paths = [LeadFile.Write(folder, rows: 800)] }, progress: null, Cancellation)).Version;

    Task RefreshAsync() => world.Services.GetRequiredService<PromotedModelScorer>().RefreshAsync(Cancellation);

    async Task<string> TriagedByAsync(string leadId)
    {
        var answer = await world.Http.SendJsonAsync("/api/agents/triage", $$"""{"lead_data":{"lead_id":"{{leadId}}",{{Referred}}} }""");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json.GetProperty("model_version").GetString()!;
    }

    async Task ShowsAsync(bool isDamaged, string scoring)
    {
        var status = (await world.Http.ReadAsync("/api/agents/system/status")).Json;
        var ready = await world.Http.ReadAsync("/health/ready");

        Assert.Equal((scoring, isDamaged), (status.GetProperty("model_version").GetString(), status.TryGetProperty("model_fault", out _)));
        Assert.Equal(isDamaged ? "degraded" : "healthy", status.GetProperty("status").GetString());
        Assert.Equal((200, isDamaged ? "degraded" : "healthy"), (ready.Status, ready.Json.GetProperty("checks").GetProperty("model").GetString()));
    }

    sealed class Errors : ILoggerProvider, ILogger
    {
        readonly ConcurrentQueue<string> said = [];

        public IReadOnlyList<string> Said => [.. said];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                said.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
