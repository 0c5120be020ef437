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

    public ValueTask DisposeAsync() => world.DisposeAsync();

    async Task<ReplayTally> ReplayAsync()
    {
        var settings = new ReplaySettings { Map = new Dictionary<string, string>(), SourceSystem = "test", Batch = 10 };
        var file = new FileReplay(path, settings, new EventClient(world.Http, TimeProvider.System));
        await file.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        return file.Tally;
    }
}
