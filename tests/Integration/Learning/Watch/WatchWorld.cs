using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Training;
using MarketingBus.Learning.Watch;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning.Watch;

/// <summary>A process that learns, on one of the stores, whose watch and retraining take turns only when the test says so, unless settings are given.</summary>
public sealed class WatchWorld(IStores stores) : IAsyncDisposable
{
    readonly HeardModule<ModelDrifted> heard = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-watch-");
    EmbeddedWorld world = null!;
    int leads;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sixty days on: what was trained now has been at work for a while.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow().AddDays(60));

    public DateTimeOffset Now => Time.GetUtcNow();

    public EmbeddedWorld World => world;

    public async Task StartAsync(params string[] settings)
    {
        await stores.StartAsync();
        world = await EmbeddedWorld.StartAsync([new DataModule(), new LearningModule(), heard], [.. stores.Settings, .. settings is [] ? ["Learning:Watch:Enabled=false"] : settings]);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await stores.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public Task<IReadOnlyList<ModelDrifted>> HearAsync(int count) => heard.HearAsync(world, count);

    public Task<bool> WatchAsync(bool retrainsOnDrift = false) => ActivatorUtilities.CreateInstance<WatchService>(
        world.Services, Options.Create(new WatchOptions()), Options.Create(new RetrainOptions { OnDrift = retrainsOnDrift }), Time).WatchAsync(Cancellation);

    public Task<bool> RetrainAsync(TimeSpan? every = null, bool onDrift = false, TimeSpan? limit = null) => ActivatorUtilities.CreateInstance<RetrainService>(
        world.Services, Options.Create(new RetrainOptions { Every = every, OnDrift = onDrift, Limit = limit ?? new RetrainOptions().Limit }), Time).RetrainAsync(Cancellation);

    public Task<List<ModelCheck>> ChecksAsync() => world.ReadAsync(x => x.Set<ModelCheck>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(Cancellation));

    internal static WatchReport ReportOf(ModelCheck check) => JsonSerializer.Deserialize<WatchReport>(check.ReportJson, WireJson.Options)!;

    /// <summary>A model of leads as <see cref="LeadFile"/> makes them scores from now on.</summary>
    public Task<string> PromoteAsync(int rows = 1500, double signal = 1) => TrainedModels.PromoteAsync(world, Cancellation, rows, signal);

    /// <summary>As <see cref="PromoteAsync"/>, but this process trains it itself.</summary>
    public async Task<string> TrainAsync()
    {
        var request = new TrainingRequest { Target = ModelTarget.Leads, Paths = [LeadFile.Write(folder.FullName, rows: 1500)] };
        var report = await world.Services.GetRequiredService<TrainingPipeline>().TrainAsync(request, null, Cancellation);
        Assert.Equal("promoted", report.Decision);
        return report.Version;
    }

    /// <summary>Leads triaged over some days, scored by the promoted model, with what came of them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="daysAgo">The newest.</param>
    /// <param name="change">Makes them other than those learned from.</param>
    /// <param name="chance">Multiplies the chance to convert.</param>
    /// <param name="isInformed">False: the rules score them, since the model knows too little.</param>
    public Task TriageAsync(int count, double daysAgo, Func<LeadProfile, LeadProfile>? change = null, double chance = 1, bool isInformed = true) => world.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        var random = new Random(count);
        LeadProfile[] profiles = [.. Enumerable.Range(0, count).Select(_ => LeadFile.Profile(random)).Select(x => change?.Invoke(x) ?? x)];
        var scores = services.GetRequiredService<ILeadScorer>().Score(profiles);
        foreach (var (index, profile) in profiles.Index())
        {
            var triaged = Now.AddDays(-daysAgo - (5.0 * index / count));
            var lead = new Lead
            {
                JourneyId = Guid.NewGuid(), SourceSystem = "test", LeadId = $"L{leads++}", Profile = profile,
                ModelVersion = isInformed ? scores?.ModelVersion ?? "rules" : "rules", Score = 100 * (scores?.Scores[index].Probability ?? 0),
                Reasons = isInformed ? [] : [new Reason { Code = "model.too_little_known", Text = "Too little is known." }],
                Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.Low, Reason = "test" }, FirstTriagedAt = triaged, TriagedAt = triaged,
            };
            database.Add(lead);
            if (random.NextDouble() < chance && LeadFile.Converts(random, profile))
                database.Add(new EngagementEvent
                {
                    EventId = Guid.NewGuid(), JourneyId = lead.JourneyId, LeadId = lead.LeadId, Kind = EngagementKind.Converted, OccurredAt = triaged.AddDays(2),
                });
        }

        await database.SaveChangesAsync(Cancellation);
    });
}
