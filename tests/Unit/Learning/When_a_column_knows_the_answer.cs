using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Tables;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_column_knows_the_answer
{
    readonly Random random = new(3);

    [Fact]
    public void Should_leave_out_a_copy_of_the_label_whatever_its_name() =>
        Assert.Contains("almost perfectly", Excluded("colour", (yes, _) => yes ? "red" : "blue").Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_leave_out_a_number_that_follows_the_label_without_being_monotone() =>
        Assert.Contains("almost perfectly", Excluded("amount", (yes, _) => $"{(yes ? 50 : random.Next(2) == 0 ? 10 : 90) + random.NextDouble()}").Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_leave_out_a_status_that_predicts() =>
        Assert.Contains("afterwards", Excluded("lead_status", (yes, _) => Mostly(yes, 0.8) ? "Qualified" : "Open").Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_keep_a_status_that_does_not_predict() => Assert.Null(Warning("marital_status", (_, row) => row % 3 == 0 ? "single" : "married"));

    [Fact]
    public void Should_leave_out_a_column_that_is_filled_in_for_one_class() =>
        Assert.Contains("empty for", Excluded("contract", (yes, row) => yes && row % 3 != 0 ? row % 2 == 0 ? "A" : "B" : null).Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_leave_out_a_value_that_only_positives_have() =>
        Assert.Contains("consequence", Excluded("basket", (yes, row) => yes && row % 2 == 0 ? "full" : "empty").Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_keep_an_honest_predictor() => Assert.Null(Warning("plan", (yes, _) => Mostly(yes, 0.8) ? "pro" : "free"));

    [Fact]
    public void Should_leave_out_grades_that_are_missing_together()
    {
        var table = SampleTables.Leads();
        var graded = Enumerable.Range(0, table.RowCount).Select(_ => random.Next(2) == 0).ToArray();
        RawColumn Grade(string name) => RawColumn.Of(name, graded.Select(x => x ? $"{random.Next(10)}" : null));
        var found = Inspect(table with { Columns = [.. table.Columns, Grade("fit index"), Grade("activity score")] });

        Assert.Equal(["fit index", "activity score"], found.Where(x => x.Excluded).Select(x => x.Column));
    }

    [Fact]
    public void Should_only_point_out_what_the_caller_vouches_for() =>
        Assert.False(Inspect(SampleTables.Leads(extra: (yes, _) => yes ? "red" : "blue"), "extra").Single().Excluded);

    [Fact]
    public void Should_keep_every_column_of_a_table_without_leaks() => Assert.Empty(Inspect(SampleTables.Leads(extra: (_, _) => "x")));

    bool Mostly(bool yes, double share) => random.NextDouble() < share ? yes : !yes;

    LeakWarning Excluded(string name, Func<bool, int, string?> value)
    {
        var warning = Warning(name, value);
        Assert.NotNull(warning);
        Assert.True(warning.Excluded);
        return warning;
    }

    static LeakWarning? Warning(string name, Func<bool, int, string?> value) =>
        Inspect(SampleTables.Leads(extra: value, extraName: name)).SingleOrDefault(x => x.Column == name);

    static IReadOnlyList<LeakWarning> Inspect(RawTable raw, params string[] keep)
    {
        var (table, label) = LabelFinder.Split(raw, "converted", null);
        return LeakGuard.Inspect(TypeInference.Of(table), label, [.. Enumerable.Range(0, table.RowCount)], keep);
    }
}
