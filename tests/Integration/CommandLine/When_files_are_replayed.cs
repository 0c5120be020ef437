using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.CommandLine;

[Collection(TerminalCollection.Name)]
public sealed class When_files_are_replayed : IAsyncLifetime
{
    EmbeddedWorld world = null!;
    string path = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EmbeddedWorld.StartAsync();
        path = Path.Combine(world.Folder, "leads.csv");
        await File.WriteAllTextAsync(path, "lead_id;source;industry;gdpr_consent\n1;Website;SaaS;yes\n2;Referral;Retail;perhaps\n;Website;SaaS;yes\n1;Website;SaaS;yes\n3;Google Ads;Legal;no\n",
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Should_account_for_every_row_and_name_the_bad_ones()
    {
        var tally = await ReplayAsync();
        Assert.Equal((5, 2, 1, 2), (tally.Read, tally.Accepted, tally.Duplicates, tally.Rejected));
        Assert.Contains(tally.Reasons, x => x.StartsWith("row 3: gdpr_consent", StringComparison.Ordinal));
        Assert.Contains(tally.Reasons, x => x.StartsWith("row 4: lead_id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_change_nothing_the_second_time()
    {
        await ReplayAsync();
        var tally = await ReplayAsync();
        Assert.Equal((0, 3), (tally.Accepted, tally.Duplicates));
        Assert.Equal(2, await world.EventuallyAsync(x => x.Set<LeadJourneyState>().CountAsync(), x => x >= 2, "two journeys"));
    }

    [Fact]
    public async Task Should_wait_until_the_journeys_are_at_rest()
    {
        await ReplayAsync();
        Assert.True(await new Settling(world.Http, TimeProvider.System).WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await world.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(journey => Settling.AtRest.Contains(journey.CurrentState))));
    }

    [Fact]
    public async Task Should_write_what_was_rejected_as_it_was_to_be_mended_and_replayed()
    {
        var rejected = Path.Combine(world.Folder, "rejected.csv");

        Assert.Equal(0, await RunAsync(path, "--rejected", rejected));

        var lines = await File.ReadAllLinesAsync(rejected, TestContext.Current.CancellationToken);
        Assert.Equal("lead_id,source,industry,gdpr_consent,rejected_because,rejected_row", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("2,Referral,Retail,perhaps,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",3", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(",Website,SaaS,yes,", lines[2], StringComparison.Ordinal);

        await File.WriteAllLinesAsync(rejected, [lines[0], lines[1].Replace("perhaps", "no", StringComparison.Ordinal), lines[2].Insert(0, "4")], TestContext.Current.CancellationToken);
        Assert.Equal(0, await RunAsync(rejected, "--rejected", $"{rejected}.again"));
        Assert.False(File.Exists($"{rejected}.again"));
        var leads = await world.EventuallyAsync(x => x.Set<LeadJourneyState>().AsNoTracking().ToListAsync(), x => x.Count == 4, "the mended ones came");
        Assert.All(leads, x => Assert.DoesNotContain(x.Lead!.Attributes ?? new Dictionary<string, string>(), y => y.Key.StartsWith("rejected", StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    Task<int> RunAsync(params string[] args) => Host.Embedded.Commands.CommandLine.RunAsync(["replay", .. args, "--url", $"{world.Http.BaseAddress}", "--source-system", "test"]);

    async Task<ReplayTally> ReplayAsync()
    {
        var settings = new ReplaySettings { Map = new Dictionary<string, string>(), SourceSystem = "test", Batch = 10 };
        var file = new FileReplay(path, settings, new EventClient(world.Http, TimeProvider.System));
        await file.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        return file.Tally;
    }
}
