using MarketingBus.Workers.Engagement.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_earlier_clicks_are_looked_for
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Fact]
    public void Should_look_once_where_clicks_are_close() =>
        Assert.Equal([new(Noon.AddSeconds(-10), Noon.AddSeconds(50))], Around(Noon.AddSeconds(20), Noon, Noon.AddSeconds(40)));

    [Fact]
    public void Should_not_look_through_the_years_between_two_clicks()
    {
        var old = Noon.AddYears(-25);

        Assert.Equal([new(old - Window, old + Window), new(Noon - Window, Noon.AddSeconds(11))], Around(Noon, old, Noon.AddSeconds(1)));
    }

    [Fact]
    public void Should_look_no_more_often_than_it_may_and_leave_out_the_widest_gaps()
    {
        var ranges = Around(Noon, Noon.AddDays(1), Noon.AddDays(3), Noon.AddDays(4), Noon.AddDays(9));

        Assert.Equal([Noon - Window, Noon.AddDays(3) - Window, Noon.AddDays(9) - Window], ranges.Select(x => x.From));
        Assert.Equal([Noon.AddDays(1) + Window, Noon.AddDays(4) + Window, Noon.AddDays(9) + Window], ranges.Select(x => x.Until));
    }

    [Fact]
    public void Should_look_nowhere_for_no_click() => Assert.Empty(Around());

    [Fact]
    public void Should_stay_within_time()
    {
        var ranges = Around(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

        Assert.Equal((DateTimeOffset.MinValue, DateTimeOffset.MaxValue), (ranges[0].From, ranges[1].Until));
    }

    static IReadOnlyList<TimeRange> Around(params DateTimeOffset[] times) => ClickRanges.Around(times, Window, most: 3);
}
