using System.Globalization;
using MarketingBus.Learning;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

/// <summary>The order of a file's rows may be that of time, of a column, or none.</summary>
public sealed class When_no_column_tells_the_time
{
    const int Rows = 1200;

    [Fact]
    public void Should_not_take_a_file_that_is_sorted_by_a_number_for_one_in_order_of_time()
    {
        var data = Prepare(Table(row => 18 + (row / 20), (row, random) => random.NextDouble() < 0.8 - (row * 0.6 / Rows)));

        Assert.False(data.Split.IsOrdered);
        Assert.Null(data.Division.Question);
        Assert.Empty(data.Drift);
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith("The file is sorted by 'age'", StringComparison.Ordinal));
        Assert.Equal("promoted", Train(data, null).Decision);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Should_know_a_sort_key_whichever_way_it_goes(int direction) =>
        Assert.Equal("age", Prepare(Table(row => 100 + (direction * row / 20), (_, random) => random.NextDouble() < 0.4)).Division.SortKey);

    [Fact]
    public void Should_know_a_file_that_is_sorted_by_a_group()
    {
        string[] shops = ["north", "south", "east", "west"];
        var random = new Random(1);
        var table = SampleTables.Of("shops", ["shop", "x", "converted"], Enumerable.Range(0, Rows).Select(row => (string?[])[shops[row * 4 / Rows], Text(random.NextDouble() + (row * 4 / Rows)), random.NextDouble() < 0.2 + (row * 0.5 / Rows) ? "1" : "0"]));

        Assert.Equal("shop", Prepare(table).Division.SortKey);
    }

    [Fact]
    public void Should_know_a_file_that_is_sorted_by_its_outcome() =>
        Assert.Equal("converted", Prepare(Table((_, random) => random.Next(20, 60), (row, _) => row < Rows / 3)).Division.SortKey);

    [Fact]
    public void Should_not_take_a_flag_that_hardly_any_row_has_for_a_sort_key()
    {
        var random = new Random(1);
        var table = SampleTables.Of("flags", ["flag", "x", "converted"], Enumerable.Range(0, Rows).Select(row => (string?[])[row is >= 500 and < 510 ? "yes" : "no", Text(random.NextDouble()), $"{random.Next(2)}"]));

        Assert.Null(Prepare(table).Division.SortKey);
    }

    [Theory]
    [InlineData("month", 12)]
    [InlineData("year", 5)]
    public void Should_ask_where_the_rows_are_sorted_by_a_moment(string name, int moments)
    {
        var data = Prepare(Table(row => 1 + (row * moments / Rows), (row, random) => random.NextDouble() < 0.7 - (row * 0.5 / Rows), name));

        Assert.Null(data.Division.SortKey);
        Assert.Contains("--ordered oldest-first, newest-first or false", data.Division.Question, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_ask_and_promote_nothing_where_the_answer_decides_who_judges()
    {
        var data = Prepare(Trend());
        var trained = Train(data, null);

        Assert.False(data.Split.IsOrdered);
        Assert.Equal("candidate", trained.Decision);
        Assert.Contains("price, converted moved far", trained.Message, StringComparison.Ordinal);
        Assert.Contains("--ordered oldest-first, newest-first or false", trained.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TimeOrder.OldestFirst, 900, 1199)]
    [InlineData(TimeOrder.NewestFirst, 0, 299)]
    public void Should_let_the_newest_judge_when_the_caller_says_which_they_are(TimeOrder order, int first, int last)
    {
        var split = Prepare(Trend(), new TrainingRequest { Order = order }).Split;

        Assert.True(split.IsOrdered);
        Assert.Equal((first, last), (split.HeldOut.Min(), split.HeldOut.Max()));
        Assert.Equal(order == TimeOrder.OldestFirst, split.Training[0] < split.Training[^1]);
        Assert.Contains($"judged on the {(order == TimeOrder.OldestFirst ? "last" : "first")} 300", split.Protocol, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_not_ask_again_when_the_caller_says_that_the_order_means_nothing()
    {
        var data = Prepare(Trend(), new TrainingRequest { Order = TimeOrder.None });

        Assert.Null(data.Division.Question);
        Assert.Equal("promoted", Train(data, null).Decision);
    }

    [Fact]
    public void Should_draw_the_rows_that_judge_where_an_order_leaves_the_newest_without_one_class()
    {
        var data = Prepare(Table((_, random) => random.Next(20, 60), (row, random) => row < 900 ? random.NextDouble() < 0.5 : row % 100 == 0), new TrainingRequest { Order = TimeOrder.OldestFirst });

        Assert.False(data.Split.IsOrdered);
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith("The newest rows do not judge", StringComparison.Ordinal));
        Assert.InRange(data.Label.RateOf(data.Split.HeldOut), 0.3, 0.45);
    }

    // Nothing is sorted, and yet a price and the outcome move from the first rows to the last.
    static RawTable Trend()
    {
        var random = new Random(3);
        return SampleTables.Of("trend", ["z", "price", "converted"], Enumerable.Range(0, Rows).Select(row =>
        {
            var z = (2 * random.NextDouble()) - 1;
            return (string?[])[Text(z), Text(65 - (row * 30.0 / Rows) + (4 * random.NextDouble())), random.NextDouble() < Math.Clamp(0.75 - (row * 0.5 / Rows) + (0.25 * z), 0, 1) ? "1" : "0"];
        }));
    }

    static RawTable Table(Func<int, int> age, Func<int, Random, bool> converts, string name = "age") => Table((row, _) => age(row), converts, name);

    static RawTable Table(Func<int, Random, int> age, Func<int, Random, bool> converts, string name = "age")
    {
        var random = new Random(2);
        return SampleTables.Of("sorted", [name, "x", "converted"],
            Enumerable.Range(0, Rows).Select(row => (string?[])[$"{age(row, random)}", Text(random.NextDouble()), converts(row, random) ? "1" : "0"]));
    }

    static string Text(double number) => number.ToString("0.0000", CultureInfo.InvariantCulture);
}
