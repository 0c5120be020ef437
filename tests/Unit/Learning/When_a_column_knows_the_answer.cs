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

    [Theory]
    [InlineData("call_seconds")]
    [InlineData("talk time")]
    [InlineData("handlingMinutes")]
    [InlineData("elapsed")]
    [InlineData("Gesprächsdauer")]
    [InlineData("durée_appel")]
    [InlineData("Ergebnis")]
    [InlineData("invoice_total")]
    [InlineData("refunded")]
    [InlineData("resolution")]
    public void Should_leave_out_by_name_what_predicts_and_comes_afterwards(string name) =>
        Assert.Contains("name suggests", Excluded(name, (yes, _) => Mostly(yes, 0.7) ? $"{random.Next(100)}" : $"{random.Next(200)}").Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("previous_outcome")]
    [InlineData("plan_minutes")]
    public void Should_not_leave_out_by_name_what_may_well_be_known_before(string name) =>
        Assert.DoesNotContain(Inspect(SampleTables.Leads(extra: (yes, _) => Mostly(yes, 0.65) ? "1" : "2", extraName: name)), x => x.Excluded);

    // Honest columns that a word in their name would have cost, none of which says more than source and visits do.
    [Theory]
    [InlineData("payment_method")]
    [InlineData("way of payment")]
    [InlineData("duration_on_site")]
    [InlineData("Besuchsdauer")]
    [InlineData("cycle closed")]
    [InlineData("Tag")]
    [InlineData("account_status")]
    public void Should_keep_what_only_its_name_speaks_against_and_point_it_out(string name)
    {
        var warning = Warning(name, (yes, _) => Mostly(yes, 0.63) ? "a" : "b");

        Assert.NotNull(warning);
        Assert.Equal((false, true), (warning.Excluded, warning.IsByName));
        Assert.Contains("predicts no better than its neighbours", warning.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("payment_method")]
    [InlineData("duration")]
    [InlineData("status")]
    [InlineData("closed")]
    public void Should_leave_out_by_name_what_predicts_better_than_its_neighbours(string name) => Assert.True(Excluded(name, (yes, _) => Mostly(yes, 0.8) ? "a" : "b").IsByName);

    [Theory]
    [InlineData("marital_status")]
    [InlineData("Employment Status")]
    public void Should_not_mind_the_status_of_a_person(string name) => Assert.Null(Warning(name, (yes, _) => Mostly(yes, 0.7) ? "a" : "b"));

    [Fact]
    public void Should_say_what_leaving_a_column_out_by_its_name_costs()
    {
        var report = Trainings.Report(Trainings.Train(SampleTables.Leads(extra: (yes, _) => Mostly(yes, 0.8) ? "a" : "b", extraName: "lead_status")));

        Assert.InRange(report.Leaks.Single(x => x.Column == "lead_status").AucCost!.Value, 0.03, 0.3);
        Assert.Contains("Leaving it out costs 0.", MarketingBus.Learning.Training.TrainingReportText.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Should_leave_out_twins_that_hide_behind_each_other()
    {
        var labels = LabelFinder.Split(SampleTables.Leads(), "converted", null).Label.Values;
        int[] copied = [.. labels.Select(x => Mostly(x, 0.93) ? 1 : 0)];
        RawColumn Twin(string name, int factor) => RawColumn.Of(name, copied.Select(x => $"{factor * (x + random.NextDouble()):0.000}"));
        var table = SampleTables.Leads();
        var found = Inspect(table with { Columns = [.. table.Columns, Twin("a", 1), Twin("b", 60)] });

        Assert.Equal(["a", "b"], found.Where(x => x.Excluded).Select(x => x.Column));
    }

    [Fact]
    public void Should_point_out_a_column_far_ahead_of_the_others()
    {
        var warning = Warning("colour", (yes, _) => Mostly(yes, 0.86) ? "red" : "blue");

        Assert.NotNull(warning);
        Assert.False(warning.Excluded);
        Assert.Contains("make sure", warning.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_warn_of_an_id_that_only_one_class_has() =>
        Assert.Contains("empty for", Excluded("order_id", (yes, row) => yes ? $"O{row}" : null).Reason, StringComparison.Ordinal);

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
