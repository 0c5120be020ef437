using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Leads;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Triage.Capacity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Triage;

public sealed class When_a_destination_takes_so_many_a_day
{
    static readonly string[] Sales =
    [
        // A lead's points are its employees: a company of 1 to 100 scores 1 to 100.
        "Triage:CompanySizePoints=100", "Triage:Scores:0:Code=none", "Triage:Scores:0:Text=None.", "Triage:Scores:0:Points=0",
        .. Enumerable.Range(1, 100).SelectMany(x => (string[])
        [
            $"Triage:CompanySizes:{x}:Band={x}", string.Create(CultureInfo.InvariantCulture, $"Triage:CompanySizes:{x}:Weight={x / 100d}"),
        ]),
        "Triage:Routing:0:PerDay=50", "Triage:Routing:0:FromScore=20", "Triage:Routing:0:Destination=Manager", "Triage:Routing:0:Priority=High", "Triage:Routing:0:Reason=sales",
        "Triage:Routing:1:Reason=rest",
    ];

    [Fact]
    public async Task Should_get_about_so_many_of_a_days_leads()
    {
        await using var world = await TriageWorld.StartAsync(null, Sales);
        await KeepAsync(world, days: 7, perDay: 200);
        await world.World.Services.GetRequiredService<CurrentCapacity>().RefreshAsync(TestContext.Current.CancellationToken);

        await world.SendAsync(Day(200));

        var sales = (await world.TriagedAsync(200)).Where(x => x.Routing.Reason == "sales").ToList();
        Assert.InRange(sales.Count, 40, 60);
        Assert.All(sales, x => Assert.Equal(AgentType.Manager, x.Routing.DestAgentType));
        Assert.All(sales, x => Assert.Contains(x.Reasons, reason => reason.Code == "routing.capacity"));
    }

    [Fact]
    public async Task Should_get_all_from_the_score_while_there_is_no_history()
    {
        await using var world = await TriageWorld.StartAsync(null, Sales);

        await world.SendAsync(Day(100));

        Assert.Equal(81, (await world.TriagedAsync(100)).Count(x => x.Routing.Reason == "sales"));
    }

    [Fact]
    public async Task Should_not_measure_a_models_leads_by_those_of_the_rules()
    {
        await using var world = await TriageWorld.StartAsync(.3, Sales);
        await KeepAsync(world, days: 7, perDay: 200);
        await world.World.Services.GetRequiredService<CurrentCapacity>().RefreshAsync(TestContext.Current.CancellationToken);

        await world.SendAsync(TriageWorld.Command(new LeadProfile { LeadId = "today", Source = "Website" }));

        Assert.Equal("sales", Assert.Single(await world.TriagedAsync(1)).Routing.Reason);
    }

    [Fact]
    public async Task Should_look_again_from_time_to_time()
    {
        await using var world = await TriageWorld.StartAsync(null, [.. Sales, "Triage:CapacityRefresh=00:00:01"]);
        var capacity = world.World.Services.GetRequiredService<CurrentCapacity>();
        Assert.Empty(capacity.Thresholds.ByRule);

        await KeepAsync(world, days: 7, perDay: 100);

        await Waiting.EventuallyAsync(() => Task.FromResult(capacity.Thresholds), x => x.ByRule.Count == 1, "the capacity is looked at again");
    }

    /// <summary>As many of each score from 1 to 100.</summary>
    static IEnumerable<TriageLead> Day(int leads) =>
        Enumerable.Range(0, leads).Select(x => TriageWorld.Command(new LeadProfile { LeadId = $"today-{x}", CompanySize = $"{(x % 100) + 1}" }));

    static Task KeepAsync(TriageWorld world, int days, int perDay) => world.World.InScopeAsync(async services =>
    {
        var (database, now) = (services.GetRequiredService<MarketingDbContext>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        database.AddRange(Enumerable.Range(0, days * perDay).Select(x =>
        {
            var (id, at) = ($"before-{x}", now - (TimeSpan.FromDays(days) * ((x + .5) / (days * perDay))));
            return new Lead
            {
                JourneyId = MarketingIds.Journey("crm", id), SourceSystem = "crm", LeadId = id, Profile = new LeadProfile { LeadId = id }, Score = (x % 100) + 1, Grade = "C3",
                Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Reason = "rest", Priority = Priority.Low }, ModelVersion = "rules", FirstTriagedAt = at, TriagedAt = at,
            };
        }));
        await database.SaveChangesAsync();
    });
}
