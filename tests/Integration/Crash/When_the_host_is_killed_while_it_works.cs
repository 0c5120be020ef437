using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Crash;
using Xunit;

namespace MarketingBus.Tests.Integration.Crash;

public sealed class When_the_host_is_killed_while_it_works
{
    [Fact]
    public async Task Should_lose_nothing_and_do_nothing_twice()
    {
        var report = await new CrashRun(new CrashSettings
        {
            Files = [Repository.PathOf("samples", "leads.csv"), Repository.PathOf("samples", "campaign_days.csv")],
            Kills = 3,
            Seed = 20,
            RowLimit = 300,
            LongestLife = TimeSpan.FromSeconds(1),
        }, TestContext.Current.TestOutputHelper!.WriteLine).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(300 + 224, report.Accepted);
        Assert.True(report.KillsUnderWay > 0, $"No kill fell while messages were on their way: {report}");
    }
}
