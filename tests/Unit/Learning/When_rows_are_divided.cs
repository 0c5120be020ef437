using MarketingBus.Learning;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_rows_are_divided
{
    [Fact]
    public void Should_keep_groups_on_one_side()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 600, extra: (_, row) => $"company {row % 60}", extraName: "company"), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company" }, new LearningOptions());
        int[] all = [.. Enumerable.Range(0, table.RowCount)];

        Assert.Empty(GroupsOf(data.Split.Training).Intersect(GroupsOf(data.Split.HeldOut)));
        Assert.All(data.FoldsOf(all, 5, 42), x => Assert.Empty(GroupsOf(x.Seen).Intersect(GroupsOf(x.Unseen))));
        Assert.DoesNotContain(data.Schema.Features, x => x.Column == "company");

        IEnumerable<string?> GroupsOf(int[] rows) => rows.Select(row => table.Get("company")[row]).Distinct();
    }

    [Fact]
    public void Should_keep_groups_on_one_side_of_time_as_well()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 900, extra: (_, row) => $"company {row / 3 % 250}", extraName: "company"), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company", Order = TimeOrder.OldestFirst }, new LearningOptions());

        Assert.Empty(GroupsOf(data.Split.Training).Intersect(GroupsOf(data.Split.HeldOut)));
        Assert.Equal(225, data.Split.HeldOut.Length);
        Assert.Contains("left out, since their groups came again", data.Split.Protocol, StringComparison.Ordinal);

        IEnumerable<int> GroupsOf(int[] rows) => rows.Select(row => table.Get("company").Codes[row]).Distinct();
    }

    [Fact]
    public void Should_divide_a_few_groups_of_which_one_is_large()
    {
        var (table, label) = LabelFinder.Split(
            SampleTables.Leads(rows: 1200, extra: (_, row) => row % 10 == 9 ? null : row % 2 == 0 ? "large" : $"small {row % 3}", extraName: "company"), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company" }, new LearningOptions());

        Assert.InRange(data.Split.HeldOut.Length, 200, 400);
        Assert.DoesNotContain("large", data.Split.HeldOut.Select(row => table.Get("company")[row]));
        Assert.True(data.HaveBothClasses(data.FoldsOf([.. Enumerable.Range(0, 1200)], 5, 42), [.. Enumerable.Range(0, 1200)]));
    }

    [Fact]
    public void Should_refuse_a_single_group_in_words_that_name_it()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 600, extra: (_, row) => row < 599 ? "one" : "other", extraName: "company"), "converted", null);

        var refused = Assert.Throws<TrainingDataException>(() => PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company" }, new LearningOptions()));
        Assert.Contains("The groups of 'company'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_more_rows_where_one_outcome_is_rare()
    {
        var data = Prepare(SampleTables.Leads(rows: 900));
        var positives = data.Label.Positives;
        int[] all = [.. Enumerable.Range(0, 900)];

        Assert.Equal(Math.Min(900, 900 * 200 / Math.Min(positives, 900 - positives)), data.Some(all, 100).Length);
        Assert.Equal(900, data.Some(all, 5000).Length);
    }

    [Fact]
    public void Should_judge_by_the_newest_rows_when_rows_have_a_time()
    {
        var start = new DateTime(2026, 1, 1);
        var table = SampleTables.Leads(rows: 400, extra: (_, row) => start.AddHours(row).ToString("s"), extraName: "created_at");
        var data = Prepare(table);

        Assert.StartsWith("time-ordered", data.Split.Protocol, StringComparison.Ordinal);
        Assert.Equal(100, data.Split.HeldOut.Length);
        Assert.True(data.Split.Training.Max() < data.Split.HeldOut.Min());
    }

    [Fact]
    public void Should_keep_most_rows_on_their_side_when_the_table_grows()
    {
        var small = HeldOutIds(Prepare(SampleTables.Leads(rows: 800)));
        var large = HeldOutIds(Prepare(SampleTables.Leads(rows: 1000)));

        Assert.InRange(small.Count(large.Contains), 0.9 * small.Count, small.Count);
    }

    static HashSet<string> HeldOutIds(PreparedData data) => [.. data.Split.HeldOut.Select(row => data.Table.Get("lead_id")[row]!)];
}
