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

    [Fact]
    public void Should_not_end_while_a_commit_is_under_way_that_began_before()
    {
        var plan = ErasurePlan.After(Erasure(2, ErasureStatus.Erased), options, Requested.AddDays(1), isFenced: false);

        Assert.Equal((Requested.AddDays(1).AddSeconds(2), null), Times(plan));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(5000, 30)]
    public void Should_wait_longer_each_time_up_to_a_limit(int attempts, double seconds) =>
        Assert.Equal(Requested.AddSeconds(seconds), ErasurePlan.After(Erasure(attempts, ErasureStatus.Failed), options, Requested, isFenced: true).DueAt);

    [Fact]
    public void Should_count_no_attempt_that_went_well() => Assert.Equal(0, After(Requested.AddSeconds(1), ErasureStatus.Erased).Attempts);

    [Theory]
    [InlineData(0, 256)]
    [InlineData(3, 256)]
    [InlineData(4, 128)]
    [InlineData(10, 2)]
    [InlineData(11, 1)]
    [InlineData(5000, 1)]
    public void Should_be_worked_on_with_fewer_others_the_more_often_it_failed(int attempts, int people) => Assert.Equal(people, ErasurePlan.Together(attempts));

    static (DateTimeOffset?, DateTimeOffset?) Times(ErasurePlan plan) => (plan.DueAt, plan.CompletedAt);

    ErasurePlan After(DateTimeOffset now, params string[] statuses) => ErasurePlan.After(Erasure(1, statuses), options, now, isFenced: true);

    static Erasure Erasure(int attempts, params string[] statuses) => new()
    {
        RequestedAt = Requested, Attempts = attempts, Steps = [.. statuses.Select(x => new ErasureStep { Store = "s", Status = x })],
    };
}
