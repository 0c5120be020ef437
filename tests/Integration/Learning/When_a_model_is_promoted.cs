using System.Globalization;
using System.Text;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

public sealed class When_a_model_is_promoted : IDisposable
{
    static readonly IReadOnlyList<ServiceModule> Modules = [new DataModule(), new LearningModule()];

    static readonly string[] Sources = ["Website", "Referral", "Google Ads", "Outbound"];

    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-learning-").FullName;

    [Fact]
    public async Task Should_score_leads_at_once_and_after_a_restart()
    {
        double probability;
        string version;
        await using (var world = await EmbeddedWorld.StartAsync(Modules, folder: folder))
        {
            Assert.Null(ScorerOf(world).Score([Lead("Referral")]));

            var steps = new List<TrainingProgress>();
            var report = await TrainAsync(world, new TrainingRequest { Target = ModelTarget.Leads, Paths = [WriteCsv()] }, new Steps(steps));
            Assert.Equal(("promoted", "leads"), (report.Decision, report.Scope));
            Assert.Equal(1, steps[^1].Fraction);
            Assert.Equal(steps.Select(x => x.Fraction).Order(), steps.Select(x => x.Fraction));
            version = report.Version;
            probability = ScorerOf(world).Score([Lead("Referral")])!.Scores[0].Probability;
        }

        await using (var world = await EmbeddedWorld.StartAsync(Modules, folder: folder))
        {
            var scores = ScorerOf(world).Score([Lead("Referral"), Lead("Outbound")])!;
            Assert.Equal(version, scores.ModelVersion);
            Assert.Equal(probability, scores.Scores[0].Probability);
            Assert.True(scores.Scores[0].Probability > scores.Scores[1].Probability);
        }
    }

    [Fact]
    public async Task Should_stay_until_a_better_one_comes()
    {
        await using var world = await EmbeddedWorld.StartAsync(Modules);
        var csv = WriteCsv();
        var champion = await TrainAsync(world, new TrainingRequest { Target = ModelTarget.Leads, Paths = [csv] });
        var again = await TrainAsync(world, new TrainingRequest { Target = ModelTarget.Leads, Paths = [csv] });
        var noise = await TrainAsync(world, new TrainingRequest { Target = ModelTarget.Leads, Paths = [WriteCsv(withSignal: false)] });

        Assert.Equal(("promoted", "candidate", "refused"), (champion.Decision, again.Decision, noise.Decision));
        Assert.Equal(champion.Version, ScorerOf(world).Score([Lead("Referral")])!.ModelVersion);
        var records = await world.ReadAsync(x => x.Set<ModelRecord>().AsNoTracking().ToListAsync());
        Assert.Equal(3, records.Count);
        Assert.Empty(records.Single(x => x.Status == "refused").Artefact);
    }

    [Fact]
    public async Task Should_score_no_leads_unless_asked_where_nothing_shows_that_its_rows_are_such()
    {
        await using var world = await EmbeddedWorld.StartAsync(Modules);

        var report = await TrainAsync(world, new TrainingRequest { Paths = [WriteCsv()] });

        Assert.Equal("promoted", report.Decision);
        Assert.StartsWith("columns-", report.Scope, StringComparison.Ordinal);
        Assert.Contains("It scores no leads", report.Message, StringComparison.Ordinal);
        Assert.Null(ScorerOf(world).Score([Lead("Referral")]));
    }

    [Fact]
    public async Task Should_learn_from_the_leads_kept_here()
    {
        await using var world = await EmbeddedWorld.StartAsync(Modules);
        await world.InScopeAsync(SaveLeadsAsync);

        var report = await TrainAsync(world, new TrainingRequest { FromStore = true });

        Assert.Equal("promoted", report.Decision);
        Assert.Equal(599, report.RowsRead);
        Assert.Equal(report.Version, ScorerOf(world).Score([Lead("Referral")])!.ModelVersion);
    }

    [Fact]
    public async Task Should_refuse_an_empty_store_in_words_for_people()
    {
        await using var world = await EmbeddedWorld.StartAsync(Modules);

        await Assert.ThrowsAsync<TrainingDataException>(() => TrainAsync(world, new TrainingRequest { FromStore = true }));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    static ILeadScorer ScorerOf(EmbeddedWorld world) => world.Services.GetRequiredService<ILeadScorer>();

    static Task<TrainingReport> TrainAsync(EmbeddedWorld world, TrainingRequest request, IProgress<TrainingProgress>? progress = null) =>
        world.Services.GetRequiredService<TrainingPipeline>().TrainAsync(request, progress, TestContext.Current.CancellationToken);

    static LeadProfile Lead(string source) => new() { LeadId = "L1", Source = source };

    static bool Converts(Random random, int source) => random.NextDouble() < (source switch { 0 => 0.4, 1 => 0.7, 2 => 0.25, _ => 0.05 });

    string WriteCsv(bool withSignal = true)
    {
        var random = new Random(4);
        var text = new StringBuilder("lead_id,source,pages,converted\n");
        for (var row = 0; row < 800; row++)
        {
            var source = random.Next(Sources.Length);
            var converts = Converts(random, withSignal ? source : 2);
            text.Append(CultureInfo.InvariantCulture, $"L{row},{Sources[source]},{random.Next(9)},{(converts ? 1 : 0)}\n");
        }

        var path = Path.Combine(folder, $"leads-{withSignal}.csv");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    static async Task SaveLeadsAsync(IServiceProvider services)
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        var random = new Random(4);
        var triaged = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        for (var row = 0; row < 600; row++)
        {
            var source = random.Next(Sources.Length);
            var lead = new Lead
            {
                JourneyId = Guid.NewGuid(), SourceSystem = "test", LeadId = $"L{row}", Profile = Lead(Sources[source]), ModelVersion = "rules",
                Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.Low, Reason = "test" }, FirstTriagedAt = triaged, TriagedAt = triaged,
            };
            database.Add(lead);
            // The first converted before it was triaged: its profile is younger than its outcome.
            if (row == 0 || Converts(random, source))
                database.Add(new EngagementEvent
                {
                    EventId = Guid.NewGuid(), JourneyId = lead.JourneyId, LeadId = lead.LeadId, Kind = EngagementKind.Converted, OccurredAt = triaged.AddDays(row == 0 ? -1 : 2),
                });
        }

        await database.SaveChangesAsync();
    }

    sealed class Steps(List<TrainingProgress> steps) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => steps.Add(value);
    }
}
