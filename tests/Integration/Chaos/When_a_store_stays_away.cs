using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Chaos;
using Xunit;

namespace MarketingBus.Tests.Integration.Chaos;

public sealed class When_a_store_stays_away
{
    /// <summary>Redis, then PostgreSQL; `./dev chaos --outage 30 --rounds 2` is the long form.</summary>
    [Fact]
    public async Task Should_lose_no_event_and_no_memory()
    {
        // The run kills its servers, so that it has some of its own; these only say that the machine can have any.
        await Servers.RequireRabbitMqAsync();

        var report = await new ChaosRun(
            new ChaosSettings { Rounds = 2, Seed = 5, Rate = 15, Outage = TimeSpan.FromSeconds(10) }, TestContext.Current.TestOutputHelper!.WriteLine).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Accepted > 100, $"That was no load: {report}");
    }
}
