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
    public void Should_name_the_values_met_and_which_of_them_is_in_the_way()
    {
        var refusal = Refusal(null, "0", "1", "0", "pending", "0");

        Assert.Contains("No label column was named", refusal, StringComparison.Ordinal);
        Assert.Contains("'0' (3 rows), '1' (1 rows), 'pending' (1 rows)", refusal, StringComparison.Ordinal);
        Assert.Contains("In the way is 'pending'", refusal, StringComparison.Ordinal);
        Assert.Contains("--positive '1'", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_one_of_three_values_against_the_rest_when_the_caller_says_which()
    {
        var label = LabelFinder.Split(Table("converted", "won", "lost", "open", "Won", null), null, "won").Label;

        Assert.Equal([true, false, false, true], label.Values);
        Assert.Contains(label.Notes, x => x.Contains("all its other values for no: 'lost', 'open'", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_say_which_values_there_are_when_the_positive_one_never_comes() =>
        Assert.Contains("never has the value 'paid'; its values are 'won' (2 rows), 'lost' (1 rows)",
            Assert.Throws<TrainingDataException>(() => LabelFinder.Split(Table("converted", "won", "lost", "won"), "converted", "paid")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("converted")]
    public void Should_say_that_a_blank_may_be_a_no_and_how_to_say_so(string? named)
    {
        var refusal = Refusal(named, "1", null, null, "1", null);

        Assert.Contains("'1' in 2 rows and empty in 3", refusal, StringComparison.Ordinal);
        Assert.Contains("--blank-is-no", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_a_blank_for_a_no_when_the_caller_says_so()
    {
        var (table, label) = LabelFinder.Split(Table("converted", "1", null, null, "1"), null, null, blankIsNo: true);

        Assert.Equal(4, table.RowCount);
        Assert.Equal([true, false, false, true], label.Values);
    }

    [Fact]
    public void Should_not_take_a_blank_for_a_no_beside_another_no() =>
        Assert.Contains("only one class", Assert.Throws<TrainingDataException>(() => LabelFinder.Split(Table("converted", "0", null, "0"), null, null, blankIsNo: true)).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_not_repeat_a_whole_novel()
    {
        var novel = new string('x', 100_000);

        Assert.InRange(Refusal("converted", novel, $"{novel}y", $"{novel}z").Length, 100, 2_000);
        Assert.InRange(Assert.Throws<TrainingDataException>(() => LabelFinder.Split(Table(novel, "1", "0"), "nothing", null)).Message.Length, 50, 2_000);
    }

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

    /// <summary>Of a table whose label is "converted".</summary>
    static string Refusal(string? named, params string?[] values) =>
        Assert.Throws<TrainingDataException>(() => LabelFinder.Split(Table("converted", values), named, null)).Message;

    static RawTable Table(string label, params string?[] values) =>
        SampleTables.Of("test", ["row", label], values.Select((x, i) => new[] { $"{i}", x }));
}
