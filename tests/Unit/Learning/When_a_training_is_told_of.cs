using MarketingBus.Learning;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Text;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_training_is_told_of
{
    static readonly Lazy<TrainedModel> Model = new(() => Train(SampleTables.Leads(extra: (yes, _) => yes ? "sold" : "open", extraName: "stage")));

    [Fact]
    public void Should_say_what_was_done_with_every_column()
    {
        var treatments = Report(Model.Value).Columns.ToDictionary(x => x.Name, x => x.Treatment);

        Assert.Equal("left out: it names the record", treatments["lead_id"]);
        Assert.Equal("left out: it knows the answer", treatments["stage"]);
        Assert.Equal("one of 4 values", treatments["source"]);
        Assert.Contains("indicator where missing", treatments["visits"], StringComparison.Ordinal);
    }

    [Fact]
    public void Should_say_what_the_values_of_every_column_are()
    {
        var columns = Report(Model.Value).Columns.ToDictionary(x => x.Name);

        Assert.Equal(new NumberRange(0, 9, 19), columns["visits"].Numbers);
        Assert.Equal(4, columns["source"].Values.Count);
        Assert.InRange(columns["source"].Values.Sum(x => x.Share), 0.999, 1.001);
        Assert.Empty(columns["lead_id"].Values);
    }

    [Fact]
    public void Should_not_repeat_a_cell_that_is_a_novel()
    {
        var report = Report(Train(SampleTables.Leads(rows: 300, extra: (_, row) => new string((char)('a' + (row % 2)), 100_000), extraName: "notes")));

        Assert.InRange(TrainingReportText.Of(report).Length, 1_000, 20_000);
        Assert.All(report.Columns.SelectMany(x => x.Values), x => Assert.InRange(x.Value.Length, 1, 100));
    }

    [Theory]
    [InlineData("minutes", "call_minutes", "3", "7")]
    [InlineData("€", "price", "3,50 €", "7 €")]
    [InlineData("%", "open_rate", "3 %", "7.5%")]
    [InlineData("", "visits", "3", "7")]
    public void Should_find_a_unit_in_the_values_or_the_name(string unit, string name, params string[] values) =>
        Assert.Equal(unit, ColumnUnit.Of(name, values));

    [Fact]
    public void Should_warn_of_equal_rows_that_it_kept_and_of_rows_that_it_mended()
    {
        var random = new Random(5);
        var table = new RawTableBuilder(["source", "visits", "converted"]);
        for (var row = 0; row < 400; row++)
            table.Add([row % 2 == 0 ? "Google" : "Referral", $"{random.Next(9)}", $"{random.Next(2)}"], isShort: row < 3);
        var data = Prepare(table.Build("sample", 1));

        Assert.Equal((400, 0), (data.Table.RowCount, data.Table.DuplicateRows));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith($"{data.Table.EqualRows} rows are exact copies", StringComparison.Ordinal));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith("3 rows had fewer fields", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_warn_when_the_outcome_itself_has_drifted()
    {
        var random = new Random(2);
        var table = SampleTables.Of("drift", ["id", "noise", "converted"],
            [.. Enumerable.Range(0, 2000).Select(row => (string?[])[$"r{row}", $"{random.NextDouble()}", random.NextDouble() < (row < 1500 ? 0.1 : 0.4) ? "1" : "0"])]);
        var (rows, label) = LabelFinder.Split(table, "converted", null);

        var warnings = TrainingWarnings.Of(PreparedData.Of(rows, label, new TrainingRequest { Order = TimeOrder.OldestFirst }, new LearningOptions()));

        Assert.Contains(warnings, x => x.StartsWith("The outcome itself has drifted", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_say_that_rows_have_moved_when_it_is_not_sure_that_they_are_in_order()
    {
        var random = new Random(2);
        var table = SampleTables.Leads(rows: 2000, extra: (_, row) => $"{random.Next(10) + (row < 1500 ? 0 : 6)}", extraName: "rate");
        var data = Prepare(table);

        Assert.False(data.Split.IsOrdered);
        Assert.Equal(["rate"], data.Drift.Select(x => x.Column));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith("The first rows are not like the last: rate", StringComparison.Ordinal));
    }
}
