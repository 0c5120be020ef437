using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Chaos;
using Xunit;

namespace MarketingBus.Tests.Integration.Chaos;

public sealed class When_everything_fails_in_turn
{
    [Fact]
    public async Task Should_complete_all_that_was_accepted_once()
    {
        // The run kills its servers, so that it has some of its own; these only say that the machine can have any.
        await Servers.RequireRabbitMqAsync();

        var report = await new ChaosRun(
            new ChaosSettings { Rounds = 10, Seed = 3, Rate = 15 }, TestContext.Current.TestOutputHelper!.WriteLine).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(7, report.Faults.Count);
        Assert.True(report.Accepted > 100, $"That was no load: {report}");
    }
}
