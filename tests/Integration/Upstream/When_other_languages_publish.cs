using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>The samples, against every module on a real broker.</summary>
public sealed class When_other_languages_publish : IAsyncLifetime
{
    Broker? broker;
    EmbeddedWorld? world;

    Broker Broker => broker!;

    EmbeddedWorld World => world!;

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.OpenAsync();
        world = await EmbeddedWorld.StartAsync(settings: broker.Settings);
        await World.EventuallyAsync(_ => Broker.IsTakenFromAsync(UpstreamWorld.Queue), x => x, "a consumer of the queue");
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();

        if (broker is not null)
            await broker.DisposeAsync();
    }

    [Fact]
    public async Task Should_start_journeys_from_python()
    {
        // Debian's own Python: its pika is no use to another one.
        using var sample = new SampleProgram("python");
        await RunTwiceAsync(() => sample.RunAsync("/usr/bin/python3", "publish.py", Broker.Url, "py"));

        await ShouldHaveArrivedAsync("/samples/python", "py");
    }

    [Fact]
    public async Task Should_start_journeys_from_javascript()
    {
        using var sample = new SampleProgram("javascript");
        await sample.RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        await RunTwiceAsync(() => sample.RunAsync("node", "publish.mjs", Broker.Url, "js"));

        await ShouldHaveArrivedAsync("/samples/javascript", "js");
    }

    /// <summary>The second time everything is a duplicate.</summary>
    static async Task RunTwiceAsync(Func<Task<string>> run)
    {
        Assert.Equal("5 events published and confirmed", (await run()).Trim());
        Assert.Equal("5 events published and confirmed", (await run()).Trim());
    }

    async Task ShouldHaveArrivedAsync(string sourceSystem, string name)
    {
        var leads = await World.EventuallyAsync(
            x => x.Set<LeadJourneyState>().Where(j => j.SourceSystem == sourceSystem).OrderBy(j => j.LeadId).Select(j => j.LeadId).ToListAsync(), x => x.Count == 3, "three journeys");
        Assert.Equal([$"{name}-1", $"{name}-2", $"{name}-3"], leads);

        await World.EventuallyAsync(x => x.Set<CampaignReviewState>().CountAsync(c => c.CampaignId == $"{name}-campaign"), x => x == 1, "one review");
        await World.EventuallyAsync(
            x => x.Set<Data.Engagement.EngagementEvent>().CountAsync(e => e.LeadId == $"{name}-1" && e.Kind == EngagementKind.Clicked), x => x == 1, "one click");
        Assert.Equal(0u, await Broker.CountAsync(UpstreamWorld.ErrorQueue));
    }
}
