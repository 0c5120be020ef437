using MarketingBus.Memory.LongTerm;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_points_decay
{
    static readonly TimeSpan HalfLife = TimeSpan.FromDays(14);
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Should_halve_every_half_life()
    {
        var points = new DecayingPoints().With(8, time.GetUtcNow(), HalfLife);

        foreach (var expected in (double[])[8, 4, 2, 1])
        {
            Assert.Equal(expected, points.AsOf(time.GetUtcNow(), HalfLife), 12);
            time.Advance(HalfLife);
        }
    }

    [Fact]
    public void Should_come_to_the_same_in_any_order()
    {
        var random = new Random(7);
        var earned = Enumerable.Range(0, 50).Select(x => (Points: (double)random.Next(1, 30), At: time.GetUtcNow().AddHours(random.Next(0, 2_000)))).ToArray();
        var then = time.GetUtcNow().AddDays(100);
        var expected = earned.Sum(x => x.Points * Math.Pow(0.5, (then - x.At) / HalfLife));

        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(earned);
            var points = earned.Aggregate(new DecayingPoints(), (sum, x) => sum.With(x.Points, x.At, HalfLife));
            Assert.Equal(expected, points.AsOf(then, HalfLife), 9);
            Assert.Equal(earned.Max(x => x.At), points.At);
        }
    }

    [Fact]
    public void Should_be_nothing_when_all_is_taken_back()
    {
        var points = new DecayingPoints().With(5, time.GetUtcNow(), HalfLife).With(1, time.GetUtcNow().AddDays(5), HalfLife);

        points = points.With(-1, time.GetUtcNow().AddDays(5), HalfLife).With(-5, time.GetUtcNow(), HalfLife);

        Assert.Equal(0, points.Points);
    }

    [Fact]
    public void Should_not_grow_for_a_clock_that_runs_behind() =>
        Assert.Equal(5, new DecayingPoints().With(5, time.GetUtcNow().AddDays(30), HalfLife).AsOf(time.GetUtcNow(), HalfLife));

    [Fact]
    public void Should_be_nothing_before_the_first() => Assert.Equal(0, new DecayingPoints().AsOf(time.GetUtcNow(), HalfLife));
}
