using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_latency_is_measured
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(1, 100)]
    public void Should_take_the_nearest_rank(double share, double expected) =>
        Assert.Equal(expected, Percentile.Of([.. Enumerable.Range(1, 100).Select(x => (double)x)], share));

    [Fact]
    public void Should_count_every_outcome_and_time_only_answers()
    {
        var performance = PerformanceQueries.Performance(
        [
            new(AgentType.LeadTriage, "answered", Reading.Now, Reading.Now.AddMilliseconds(40)),
            new(AgentType.LeadTriage, "timed_out", Reading.Now, Reading.Now.AddMinutes(5)),
            new(AgentType.LeadTriage, "pending", Reading.Now, null),
        ]);

        Assert.Equal(3, performance.Requests);
        Assert.Equal(1, performance.Outcomes["timed_out"]);
        Assert.Equal(40, performance.LatencyMs!.P95);
    }
}
