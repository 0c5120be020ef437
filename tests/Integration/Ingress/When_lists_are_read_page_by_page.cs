using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Learning;
using MarketingBus.Data.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_lists_are_read_page_by_page(IngressWorld world) : IClassFixture<IngressWorld>
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("open", false)]
    [InlineData("resolved", true)]
    public async Task Should_give_every_task_once_and_in_order(string state, bool isResolved)
    {
        var tasks = Enumerable.Range(0, 7).Select(x => new Escalation
        {
            EscalationId = Guid.NewGuid(), SubjectId = Guid.NewGuid(), SourceSystem = "crm", RaisedAt = Start, Deadline = Start.AddHours(x / 2), ResolvedAt = isResolved ? Start.AddDays(x / 3) : null,
            Context = new HandoffContext { Summary = "s", PreviousActions = [], Metadata = new Dictionary<string, string>(), Timestamp = Start },
        }).ToList();
        await SaveAsync(tasks);

        var read = await ReadAsync($"/api/escalations?state={state}", "escalation_id");

        Assert.Equal(tasks.Select(x => x.EscalationId.ToString()).Order(), read.Order());
        var order = read.Select(x => tasks.Single(y => y.EscalationId.ToString() == x)).Select(x => isResolved ? -x.ResolvedAt!.Value.Ticks : x.Deadline.Ticks);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task Should_give_every_model_once_and_the_newest_first()
    {
        var models = Enumerable.Range(1, 5).Select(x => new ModelRecord
        {
            Version = $"2026030{x}-120000-abcd", TrainedAt = Start.AddDays(x - 1), Source = "leads.csv", Scope = "paged", SchemaJson = "{}", MetricsJson = "{}", Artefact = [1], Sha256 = "01", Status = "candidate", Message = "m",
        }).ToList();
        await SaveAsync(models);

        Assert.Equal(models.Select(x => x.Version).Reverse(), await ReadAsync("/api/models?scope=paged", "version"));
    }

    [Fact]
    public async Task Should_give_every_reading_and_change_of_a_campaign_once()
    {
        var readings = Enumerable.Range(0, 5).Select(x => new CampaignReading
        {
            ReviewId = Guid.NewGuid(), SourceSystem = "paged", CampaignId = "C/1", ReceivedAt = Start.AddDays(x / 2), OptimizedAt = Start, Figures = new CampaignFigures { CampaignId = "C/1" },
        }).ToList();
        var changes = Enumerable.Range(0, 5).Select(x => new CampaignChange
        {
            ChangeId = Guid.NewGuid(), SourceSystem = "paged", CampaignId = "C/1", ChangedAt = Start.AddDays(x / 2), ChangedBy = "ann", Before = new Dictionary<string, string?>(), After = new Dictionary<string, string?>(),
        }).ToList();
        await SaveAsync([new Campaign { SourceSystem = "paged", CampaignId = "C/1", UpdatedAt = Start }, .. readings, .. changes]);

        var read = await ReadAsync("/api/campaigns/C%2F1/readings?source_system=paged", "review_id");
        Assert.Equal(readings.Select(x => x.ReviewId.ToString()).Order(), read.Order());
        Assert.Contains(read[0], readings.TakeLast(1).Select(x => x.ReviewId.ToString()));
        Assert.Equal(changes.Select(x => x.ChangeId.ToString()).Order(), (await ReadAsync("/api/campaigns/C%2F1/changes?source_system=paged", "change_id")).Order());
        Assert.Equal(404, (await world.GetAsync("/api/campaigns/nobody/readings")).Status);
    }

    async Task<List<string>> ReadAsync(string path, string id)
    {
        var (read, cursor) = (new List<string>(), "");
        do
        {
            var page = (await world.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=2{cursor}")).Json;
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty(id).GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }
        while (cursor is not null);

        return read;
    }

    Task SaveAsync(IEnumerable<object> rows) => world.World.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        database.AddRange(rows);
        await database.SaveChangesAsync(Stop);
    });
}
