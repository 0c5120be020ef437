using System.Text.Json;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning.Watch;

public sealed class When_a_column_is_spread_over_bins
{
    [Fact]
    public void Should_cut_numbers_at_their_deciles()
    {
        var column = ColumnDistribution.OfNumbers("visits", [.. Enumerable.Range(1, 90).Select(x => (double)x), .. Enumerable.Repeat(double.NaN, 10)]);

        Assert.Equal([9, 18, 27, 36, 45, 54, 63, 72, 81], column.Edges);
        Assert.Equal(Enumerable.Repeat(0.09, 10).Append(0.1), column.Shares.Select(x => Math.Round(x, 9)));
        Assert.Equal((0, 0, 1, 9, 10), (column.BinOf(-5), column.BinOf(9), column.BinOf(9.5), column.BinOf(1e9), column.BinOf(double.NaN)));
    }

    [Theory]
    [InlineData(0.97)]
    [InlineData(0.5)]
    [InlineData(0.03)]
    public void Should_tell_yes_from_no_however_rare_either_is(double yes)
    {
        var column = ColumnDistribution.OfNumbers("newsletter", [.. Enumerable.Range(0, 100).Select(x => x < 100 * yes ? 1.0 : 0)], ColumnKind.Boolean);

        Assert.Equal(yes, column.Shares[column.BinOf("yes")], 6);
        Assert.Equal(1 - yes, column.Shares[column.BinOf("no")], 6);
        Assert.Equal(column.CountBins() - 1, column.BinOf("perhaps"));
    }

    [Fact]
    public void Should_give_each_kept_category_a_bin_and_the_others_one()
    {
        var column = ColumnDistribution.OfCategories("source", ["Website", "Referral"], ["Website", "website", "Referral", "Fair", null]);

        Assert.Equal([0.4, 0.2, 0.2, 0.2], column.Shares);
        Assert.Equal((0, 1, 2, 3), (column.BinOf("WEBSITE"), column.BinOf("referral"), column.BinOf("Carrier pigeon"), column.BinOf((string?)null)));
    }

    [Fact]
    public void Should_tell_what_is_rare_from_what_never_came()
    {
        var column = ColumnDistribution.OfCategories("source", ["Website"], ["Website", "Fair"]);

        Assert.Equal((false, false, true), (column.IsUnseen("website"), column.IsUnseen("FAIR"), column.IsUnseen("Carrier pigeon")));
    }

    [Fact]
    public void Should_not_say_what_never_came_where_training_had_too_many_values()
    {
        var column = ColumnDistribution.OfCategories("campaign", [], Enumerable.Range(0, 1001).Select(x => $"C{x}"));

        Assert.Null(column.IsUnseen("C5000"));
        Assert.NotNull(ColumnDistribution.OfCategories("campaign", [], Enumerable.Range(0, 1000).Select(x => $"C{x}")).IsUnseen("C5000"));
    }

    [Fact]
    public void Should_see_no_drift_in_dates_that_move_on()
    {
        var column = ColumnDistribution.OfDates("created_at", [.. Enumerable.Range(1, 28).Select(x => ColumnNumbers.Of($"2026-01-{x:00}", ColumnKind.Date, "yyyy-MM-dd"))], "yyyy-MM-dd");

        var check = ColumnCheck.Of(column, Enumerable.Range(1, 28).Select(x => $"2026-06-{x:00}"));
        var lost = ColumnCheck.Of(column, Enumerable.Repeat<string?>(null, 28));

        Assert.Equal(0, check.StabilityIndex);
        Assert.True(lost.StabilityIndex > 1);
        Assert.Equal("known 100.0 % before, 0.0 % now", lost.Moved);
    }

    [Fact]
    public void Should_be_the_same_after_saving_and_loading()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ColumnDistribution[] columns =
        [
            ColumnDistribution.OfNumbers("visits", [0, 0, 0, 0, 1, 2.5, double.NaN]), ColumnDistribution.OfCategories("source", ["Website"], ["Website", "Fair", null]),
        ];

        var loaded = JsonSerializer.Deserialize<ColumnDistribution[]>(JsonSerializer.Serialize(columns, json), json)!;

        Assert.Equal(columns[0].Edges, loaded[0].Edges);
        Assert.Equal(columns.Select(x => x.Shares), loaded.Select(x => x.Shares));
        Assert.Equal((true, false), (loaded[1].IsUnseen("Website 2"), loaded[1].IsUnseen("fair")));
        Assert.Equal((ColumnKind.Categorical, 1), (loaded[1].Kind, loaded[1].BinOf("Fair")));
    }
}
