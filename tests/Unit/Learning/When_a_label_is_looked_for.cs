using MarketingBus.Learning;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_label_is_looked_for
{
    [Fact]
    public void Should_guess_it_by_its_usual_names()
    {
        var (table, label) = LabelFinder.Split(Table("Converted", "0", "1", "0"), null, null);

        Assert.Equal("Converted", label.Column);
        Assert.Equal([false, true, false], label.Values);
        Assert.DoesNotContain(table.Columns, x => x.Name == "Converted");
    }

    [Fact]
    public void Should_leave_out_rows_whose_label_is_unknown()
    {
        var (table, label) = LabelFinder.Split(Table("y", "yes", null, "no"), "y", null);

        Assert.Equal(2, table.RowCount);
        Assert.Equal([true, false], label.Values);
    }

    [Fact]
    public void Should_take_the_rarer_word_for_yes_when_words_do_not_tell() =>
        Assert.Equal("bad", LabelFinder.Split(Table("target", "fine", "bad", "fine"), null, null).Label.PositiveValue);

    [Fact]
    public void Should_refuse_three_values() =>
        Assert.Contains("not binary", Refusal("converted", "a", "b", "c"), StringComparison.Ordinal);

    [Fact]
    public void Should_refuse_one_class() => Assert.Contains("only one class", Refusal("converted", "1", "1", "1"), StringComparison.Ordinal);

    [Fact]
    public void Should_say_so_when_none_is_there() =>
        Assert.Contains("No label column", Assert.Throws<TrainingDataException>(() => LabelFinder.Split(Table("size", "1", "0", "1"), null, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_refuse_too_few_rows()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 150), "converted", null);

        var failure = Assert.Throws<TrainingDataException>(() => PreparedData.Of(table, label, new TrainingRequest(), new LearningOptions()));
        Assert.Contains("at least 200", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_make_it_from_a_list_of_outcomes()
    {
        var leads = SampleTables.Of("leads", ["lead_id", "source"], ["L1", "a"], ["L2", "a"], ["L3", "b"]);
        var conversions = SampleTables.Of("conversions", ["lead_id", "value"], ["L2", "9"], ["L7", "1"]);

        Assert.Equal([false, true, false], OutcomeJoin.Join(leads, conversions, null).Label.Values);
    }

    static string Refusal(string name, params string?[] values) =>
        Assert.Throws<TrainingDataException>(() => LabelFinder.Split(Table(name, values), name, null)).Message;

    static RawTable Table(string label, params string?[] values) =>
        SampleTables.Of("test", ["row", label], values.Select((x, i) => new[] { $"{i}", x }));
}
