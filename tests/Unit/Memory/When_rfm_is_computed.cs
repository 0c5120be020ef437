using MarketingBus.Memory.LongTerm;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_rfm_is_computed
{
    static readonly LongTermOptions Scale = new() { RecencyHalfLifeDays = 30, FrequencyMidpoint = 5, MonetaryMidpointUsd = 1_000 };

    [Theory]
    [InlineData(0, 0, 0, 0.4)] // here now, nothing else
    [InlineData(0, 5, 1_000, 0.7)] // 0.4 + 0.3 / 2 + 0.3 / 2
    [InlineData(30, 5, 1_000, 0.5)] // 0.4 / 2 + 0.15 + 0.15
    [InlineData(60, 15, 3_000, 0.55)] // 0.4 / 4 + 0.3 x 15 / 20 + 0.3 x 3,000 / 4,000
    [InlineData(-3, 0, 0, 0.4)] // a clock that runs ahead
    public void Should_be_as_worked_by_hand(double days, int engagements, double usd, double expected) =>
        Assert.Equal(expected, Rfm.Score(days, engagements, usd, Scale), 10);

    [Fact]
    public void Should_stay_within_0_and_1()
    {
        Assert.InRange(Rfm.Score(0, int.MaxValue, 1e15, Scale), 0.999, 1);
        Assert.InRange(Rfm.Score(1e6, 0, 0, Scale), 0, 0.001);
    }
}
