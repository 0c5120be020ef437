using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Hostile;
using Xunit;

namespace MarketingBus.Tests.Integration.Hostile;

public sealed class When_requests_are_hostile
{
    [Fact]
    public async Task Should_refuse_each_with_a_reason_and_stay_well()
    {
        await using var world = await EmbeddedWorld.StartAsync();
        var report = await new HostileRun(world.Http.BaseAddress!, seed: 7, count: 500).RunAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(500, report.Cases);
        Assert.True(report.Tally.Count > 20, $"Only {report.Tally.Count} routes were tried.");
        Assert.True(report.Offences.Count == 0, string.Join("\n\n", report.Offences));
    }
}
