using MarketingBus.Api.Ingress.Erasing;
using MarketingBus.Data.Identity;
using Xunit;

namespace MarketingBus.Tests.Unit.Privacy;

public sealed class When_an_erasure_is_planned
{
    static readonly DateTimeOffset Requested = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    readonly ErasureOptions options = new() { SettleTime = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromSeconds(30) };

    [Fact]
    public void Should_search_once_more_when_what_was_being_done_has_ended()
    {
        Assert.Equal((Requested.AddSeconds(10), (DateTimeOffset?)null), Times(After(Requested.AddSeconds(1), ErasureStatus.Erased)));
        Assert.Equal(((DateTimeOffset?)null, Requested.AddSeconds(10)), Times(After(Requested.AddSeconds(10), ErasureStatus.Erased)));
    }

    [Theory]
    [InlineData(ErasureStatus.Failed)]
    [InlineData(ErasureStatus.Pending)]
    public void Should_never_end_while_one_store_has_something(string status)
    {
        var plan = After(Requested.AddDays(1), ErasureStatus.Erased, status);

        Assert.Null(plan.CompletedAt);
        Assert.Equal(1, plan.Attempts);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(5, 30)]
    [InlineData(5000, 30)]
    public void Should_wait_longer_each_time_up_to_a_limit(int attempts, double seconds) =>
        Assert.Equal(Requested.AddSeconds(seconds), ErasurePlan.After(Erasure(attempts, ErasureStatus.Failed), options, Requested).DueAt);

    static (DateTimeOffset?, DateTimeOffset?) Times(ErasurePlan plan) => (plan.DueAt, plan.CompletedAt);

    ErasurePlan After(DateTimeOffset now, params string[] statuses) => ErasurePlan.After(Erasure(0, statuses), options, now);

    static Erasure Erasure(int attempts, params string[] statuses) => new()
    {
        RequestedAt = Requested, Attempts = attempts, Steps = [.. statuses.Select(x => new ErasureStep { Store = "s", Status = x })],
    };
}
