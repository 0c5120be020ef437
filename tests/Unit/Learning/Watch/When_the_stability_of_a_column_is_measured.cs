using MarketingBus.Learning.Watch;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning.Watch;

public sealed class When_the_stability_of_a_column_is_measured
{
    const long Many = 1_000_000;

    [Fact]
    public void Should_be_the_index_of_the_books()
    {
        // (.8 - .5) ln(.8 / .5) + (.2 - .5) ln(.2 / .5) = .14100 + .27489
        var index = PopulationStability.Index([0.5, 0.5], Many, [800_000, 200_000]);

        Assert.Equal(0.41589, index.Raw, 5);
        Assert.Equal(0.41589, index.Value, 5);
        Assert.Equal((0, 1), (index.Likelihood, index.LargestBin));
    }

    [Fact]
    public void Should_be_zero_where_nothing_moved()
    {
        var index = PopulationStability.Index([0.25, 0.25, 0.5, 0], Many, [250, 250, 500, 0]);

        Assert.Equal((0, 0, 1), (index.Value, index.Raw, index.Likelihood));
        Assert.Equal(2 * (1e-6 + 1e-3), index.Chance, 12);
    }

    [Fact]
    public void Should_stay_finite_where_a_bin_is_empty()
    {
        // Half a row of 1,000 stands for none of 100: (.5 - .0005) ln(.5 / .0005) + (.5 - 1) ln(.5).
        var index = PopulationStability.Index([1, 0], 1000, [50, 50]);

        Assert.Equal((0.4995 * Math.Log(1000)) + (0.5 * Math.Log(2)), index.Raw, 9);
    }

    [Fact]
    public void Should_say_nothing_of_no_rows() => Assert.Equal(StabilityIndex.Unknown, PopulationStability.Index([0.5, 0.5], Many, [0, 0]));

    [Fact]
    public void Should_not_take_chance_for_drift()
    {
        var random = new Random(3);
        var (raw, value, alarms, likely) = (0.0, 0.0, 0, 0);
        for (var window = 0; window < 1000; window++)
        {
            var index = PopulationStability.Index(Shares(Draw(random, 1000)), 1000, Draw(random, 200));
            raw += index.Raw / 1000;
            value += index.Value / 1000;
            alarms += index is { Value: > 0.25, Likelihood: < 0.001 } ? 1 : 0;
            likely += index.Likelihood < 0.05 ? 1 : 0;
        }

        // The index of the books is about .25 on average here, and would alarm every other window.
        Assert.InRange(raw, 0.22, 0.28);
        Assert.InRange(value, 0.01, 0.05);
        Assert.Equal(0, alarms);
        Assert.InRange(likely, 25, 75);
    }

    [Fact]
    public void Should_find_what_moved_among_many_categories()
    {
        var random = new Random(3);
        var drifted = Draw(random, 200);
        drifted[7] += 100;

        var index = PopulationStability.Index(Shares(Draw(random, 1000)), 1000, drifted);

        Assert.True(index is { Value: > 0.4, Likelihood: < 0.001, LargestBin: 7 }, $"{index}");
    }

    static long[] Draw(Random random, int rows)
    {
        var counts = new long[42];
        for (var row = 0; row < rows; row++)
            counts[random.Next(counts.Length)]++;

        return counts;
    }

    static double[] Shares(long[] counts) => [.. counts.Select(x => (double)x / counts.Sum())];
}
