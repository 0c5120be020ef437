using System.Globalization;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_rows_are_copies_but_for_their_ids
{
    const int Originals = 240;
    const int Copies = 5;

    [Theory]
    [InlineData(0)]
    [InlineData(0.002)]
    public void Should_find_no_signal_in_noise_that_is_repeated(double jitter)
    {
        var trained = Train(Noise(jitter));

        Assert.Equal("refused", trained.Decision);
        Assert.StartsWith("No signal", trained.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.002)]
    public void Should_keep_them_on_one_side_of_every_division_and_say_so(double jitter)
    {
        var data = Prepare(Noise(jitter));
        int[] all = [.. Enumerable.Range(0, data.Table.RowCount)];

        Assert.Equal(Originals * Copies, data.Twins!.Rows);
        Assert.Empty(OriginalsOf(data.Split.Training).Intersect(OriginalsOf(data.Split.HeldOut)));
        Assert.All(data.FoldsOf(all, 5, 42), x => Assert.Empty(OriginalsOf(x.Seen).Intersect(OriginalsOf(x.Unseen))));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith($"{Originals * Copies} of the rows are copies of others{(jitter > 0 ? ", or nearly so," : "")} but for their ids", StringComparison.Ordinal));
        Assert.InRange(data.Label.RateOf(data.Split.HeldOut), 0.35, 0.65);

        static IEnumerable<int> OriginalsOf(int[] rows) => rows.Select(row => row % Originals).Distinct();
    }

    [Fact]
    public void Should_keep_them_on_one_side_of_time_as_well()
    {
        var split = Prepare(Noise(0, areAdjacent: true), new TrainingRequest { Order = TimeOrder.OldestFirst }).Split;

        Assert.True(split.IsOrdered);
        Assert.Empty(split.Training.Select(x => x / Copies).Intersect(split.HeldOut.Select(x => x / Copies)));
    }

    [Fact]
    public void Should_refuse_where_the_newest_are_all_copies_of_older_ones() =>
        Assert.Contains("copies of others but for their ids", Assert.Throws<TrainingDataException>(() => Prepare(Noise(0), new TrainingRequest { Order = TimeOrder.OldestFirst })).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_also_find_those_that_no_column_names()
    {
        var table = Noise(0);

        Assert.NotNull(Prepare(table.Without(table.Get("lead_id"))).Twins);
    }

    [Fact]
    public void Should_keep_copies_and_groups_together()
    {
        var table = Noise(0, areAdjacent: false, ("company", row => $"company {row % Originals / 2}"));
        var data = Prepare(table, new TrainingRequest { GroupColumn = "company" });

        Assert.Empty(CompaniesOf(data.Split.Training).Intersect(CompaniesOf(data.Split.HeldOut)));
        Assert.Empty(data.Split.Training.Select(x => x % Originals).Intersect(data.Split.HeldOut.Select(x => x % Originals)));

        IEnumerable<string?> CompaniesOf(int[] rows) => rows.Select(row => table.Get("company")[row]).Distinct();
    }

    [Fact]
    public void Should_take_leads_that_share_a_profile_for_observations_of_their_own()
    {
        var random = new Random(4);
        var table = SampleTables.Of("profiles", ["lead_id", "source", "size", "converted"], Enumerable.Range(0, 900).Select(row =>
        {
            var (source, size) = (random.Next(4), random.Next(3));
            return (string?[])[$"L{row}", $"s{source}", $"c{size}", random.NextDouble() < 0.1 + (0.2 * source) + (0.1 * size) ? "1" : "0"];
        }));

        Assert.Null(Prepare(table).Twins);
    }

    [Fact]
    public void Should_leave_a_table_without_copies_as_it_is() => Assert.Null(Prepare(SampleTables.Leads()).Twins);

    [Fact]
    public void Should_not_count_a_leak_among_what_makes_a_profile()
    {
        var random = new Random(6);
        var table = SampleTables.Of("leak", ["lead_id", "source", "stage", "converted"], Enumerable.Range(0, 800).Select(row =>
        {
            var yes = random.Next(2) == 0;
            return (string?[])[$"L{row}", $"s{random.Next(5)}", yes ? "sold" : "lost", yes ? "1" : "0"];
        }));

        Assert.Null(Prepare(table).Twins);
    }

    // The originals one after the other, again and again (or each with its copies), each time under other ids and, with jitter, with numbers that are not quite the same.
    static RawTable Noise(double jitter, bool areAdjacent = false, params (string Name, Func<int, string> Value)[] more)
    {
        var random = new Random(9);
        var originals = Enumerable.Range(0, Originals).Select(_ => (Numbers: Enumerable.Range(0, 5).Select(_ => random.NextDouble()).ToArray(), Yes: random.Next(2) == 0)).ToList();
        return SampleTables.Of("noise", ["lead_id", "a", "b", "c", "d", "e", .. more.Select(x => x.Name), "converted"], Enumerable.Range(0, Originals * Copies).Select(row =>
        {
            var (numbers, yes) = originals[areAdjacent ? row / Copies : row % Originals];
            return (string?[])[$"L-{row:00000}", .. numbers.Select(x => (x + (jitter * random.NextDouble())).ToString("0.0000", CultureInfo.InvariantCulture)), .. more.Select(x => x.Value(row)), yes ? "1" : "0"];
        }));
    }
}
