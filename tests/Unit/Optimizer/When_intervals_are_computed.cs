using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_intervals_are_computed
{
    // Wilson, z = 1.959964: 150 of 10,000: (0.015 + 0.00019207 -+ 0.00239012) / 1.00038415.
    [Theory]
    [InlineData(150, 10_000, 0.012797, 0.017575)]
    [InlineData(1, 100, 0.001767, 0.054486)]
    [InlineData(0, 100, 0, 0.036994)]
    [InlineData(100, 100, 0.963006, 1)]
    public void Should_follow_Wilson_for_a_rate(double successes, double trials, double lower, double upper)
    {
        var interval = Interval.OfRate(successes, trials, 0.95);

        Assert.Equal(lower, interval.Lower, 0.000001);
        Assert.Equal(upper, interval.Upper, 0.000001);
    }

    // Byar: 100 * (1 - 1/900 - 1.96/30)^3 and 101 * (1 + ...)^3; the exact bounds of 100 are 81.364 and 121.627.
    [Theory]
    [InlineData(100, 81.362, 121.628)]
    [InlineData(0, 0, 3.668)]
    public void Should_follow_Byar_for_a_count(double count, double lower, double upper)
    {
        var interval = Interval.OfCount(count, 0.95);

        Assert.Equal(lower, interval.Lower, 0.001);
        Assert.Equal(upper, interval.Upper, 0.001);
    }

    // exp(1.959964 * sqrt(2 / 50)) = 1.479927.
    [Fact]
    public void Should_widen_a_sum_by_the_number_of_its_events()
    {
        var interval = Interval.OfSum(0.8, 50, 0.95);

        Assert.Equal(0.8 / 1.479927, interval.Lower, 0.00001);
        Assert.Equal(0.8 * 1.479927, interval.Upper, 0.00001);
    }
}
