using System.Globalization;
using System.Text;
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
    static readonly string[] Sources = ["Website", "Referral", "Google Ads", "Outbound"];
    static readonly string[] Industries = ["SaaS", "Legal", "Retail"];

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

    /// <summary>Trains on leads as <see cref="Profile"/> makes them; the id keeps equal ones apart.</summary>
    public async Task<string> TrainAsync(int rows = 1500, double signal = 1)
    {
        var random = new Random(4);
        var text = new StringBuilder("lead_id,source,industry,visits,converted\n");
        for (var row = 0; row < rows; row++)
        {
            var lead = Profile(random);
            text.Append(CultureInfo.InvariantCulture, $"L{row},{lead.Source},{lead.Industry},{lead.Attributes!["visits"]},{(Converts(random, lead, signal) ? 1 : 0)}\n");
        }

        var path = Path.Combine(folder.FullName, "leads.csv");
        await File.WriteAllTextAsync(path, text.ToString(), Cancellation);
        var report = await world.Services.GetRequiredService<TrainingPipeline>().TrainAsync(new TrainingRequest { Paths = [path] }, null, Cancellation);
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
        LeadProfile[] profiles = [.. Enumerable.Range(0, count).Select(_ => Profile(random)).Select(x => change?.Invoke(x) ?? x)];
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
            if (random.NextDouble() < chance && Converts(random, profile, 1))
                database.Add(new EngagementEvent
                {
                    EventId = Guid.NewGuid(), JourneyId = lead.JourneyId, LeadId = lead.LeadId, Kind = EngagementKind.Converted, OccurredAt = triaged.AddDays(2),
                });
        }

        await database.SaveChangesAsync(Cancellation);
    });

    static LeadProfile Profile(Random random) => new()
    {
        LeadId = "L", Source = Sources[random.Next(Sources.Length)], Industry = Industries[random.Next(Industries.Length)],
        Attributes = new Dictionary<string, string> { ["visits"] = random.Next(20).ToString(CultureInfo.InvariantCulture) },
    };

    static bool Converts(Random random, LeadProfile lead, double signal)
    {
        var logit = -0.5 + (signal * (lead.Source switch { "Website" => 1, "Referral" => 1.5, "Google Ads" => 0, _ => -1.5 }))
            + (signal * (int.Parse(lead.Attributes!["visits"], CultureInfo.InvariantCulture) - 10) * 0.15);
        return random.NextDouble() < 1 / (1 + Math.Exp(-logit));
    }
}
