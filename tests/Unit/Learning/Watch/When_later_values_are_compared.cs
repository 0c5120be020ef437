using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning.Watch;

public sealed class When_later_values_are_compared
{
    static readonly ColumnDistribution Source = ColumnDistribution.OfCategories(
        "source", ["Website", "Referral"], [.. Enumerable.Repeat("Website", 600), .. Enumerable.Repeat("Referral", 300), .. Enumerable.Repeat("Fair", 50), .. Enumerable.Repeat<string?>(null, 50)]);

    static readonly ColumnDistribution Visits = ColumnDistribution.OfNumbers(
        "visits", [.. Enumerable.Range(0, 1000).Select(x => x % 20.0)]);

    [Fact]
    public void Should_find_the_column_that_a_file_has_moved()
    {
        var source = ColumnCheck.Of(Source, [.. Enumerable.Repeat("Website", 250), .. Enumerable.Repeat("Referral", 550), .. Enumerable.Repeat("Fair", 100), .. Enumerable.Repeat("Pigeon", 50), .. Enumerable.Repeat<string?>(null, 50)]);
        var visits = ColumnCheck.Of(Visits, Enumerable.Range(0, 1000).Select(x => $"{(x + 7) % 20}"));

        Assert.True(source is { StabilityIndex: > 0.25, Likelihood: < 0.001, KnownValues: 950, UnseenValues: 50, MissingShare: 0.05, MissingShareInTraining: 0.05 }, $"{source}");
        Assert.Equal("Website 60.0 % before, 25.0 % now", source.Moved);
        Assert.Equal(50.0 / 950, source.UnseenShare, 9);
        Assert.Equal((0, null), (visits.StabilityIndex, visits.UnseenValues));
    }

    [Fact]
    public void Should_say_which_numbers_became_more()
    {
        var visits = ColumnCheck.Of(Visits, Enumerable.Repeat("3", 500));

        Assert.Equal("1 to 3 10.0 % before, 100.0 % now", visits.Moved);
        Assert.True(visits.StabilityIndex > 1);
    }

    [Fact]
    public void Should_find_what_is_no_longer_sent()
    {
        var visits = ColumnCheck.Of(Visits, [.. Enumerable.Range(0, 300).Select(x => $"{x % 20}"), .. Enumerable.Repeat<string?>(null, 700)]);

        Assert.Equal("unknown 0.0 % before, 70.0 % now", visits.Moved);
        Assert.Equal((0, 0.7), (visits.MissingShareInTraining, visits.MissingShare));
    }

    // .3 ln 1.5 + (.3 - .0005) ln(.3 / .0005), less 3 * (1/1,000 + 1/1,000).
    [Fact]
    public void Should_tell_the_world_the_column_and_how_far() =>
        Assert.Equal(("source", 2.0315, 0.0526), Shift(ColumnCheck.Of(Source, [.. Enumerable.Repeat("Website", 900), .. Enumerable.Repeat("Pigeon", 50), .. Enumerable.Repeat<string?>(null, 50)])));

    static (string, double, double) Shift(ColumnCheck check) => (check.ToShift().Column, check.ToShift().StabilityIndex, check.ToShift().UnseenShare);
}
