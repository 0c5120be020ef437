using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_label_is_spelled_in_several_ways
{
    static readonly Lazy<TrainedModel> Champion = new(() => Train(SampleTables.Leads(rows: 400)));

    [Theory]
    [InlineData("Yes", "yes", "YES", "No", "no", "NO")]
    [InlineData("1", "1.0", "True", "0", "0.0", "False")]
    [InlineData("Won", "won", "WON", "lost", "Lost", "LOST")]
    public void Should_take_the_spellings_of_one_answer_for_one(params string[] spellings)
    {
        var label = LabelFinder.Split(SampleTables.Of("test", ["row", "converted"], spellings.Select((x, i) => new[] { $"{i}", x })), null, null).Label;

        Assert.Equal([true, true, true, false, false, false], label.Values);
        Assert.Equal(2, label.Notes.Count(x => x.Contains("in several ways", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("converted", "1")]
    [InlineData("Converted", "1")]
    [InlineData("converted", "Yes")]
    [InlineData("CONVERTED", "true")]
    public void Should_compare_a_champion_whose_export_spelled_it_otherwise(string column, string positive) =>
        Assert.Contains("on the same rows", MessageAgainst(column, positive), StringComparison.Ordinal);

    [Theory]
    [InlineData("converted", "0")]
    [InlineData("won", "1")]
    public void Should_not_compare_a_champion_that_foresees_something_else(string column, string positive) =>
        Assert.Contains("cannot be compared", MessageAgainst(column, positive), StringComparison.Ordinal);

    [Fact]
    public void Should_not_compare_a_champion_that_reads_what_knows_the_answer_here_under_another_spelling()
    {
        var leaky = SampleTables.Leads(rows: 400, extra: (yes, row) => row % 9 == 0 ? "open" : yes ? "sold" : "lost", extraName: "Deal Stage");
        var champion = new LoadedModel("v0", Champion.Value.Model, Champion.Value.Schema with { Features = [.. Champion.Value.Schema.Features.Take(1).Select(x => x with { Column = "deal_stage" })] });

        Assert.Contains("cannot be compared", Train(Prepare(leaky), champion).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_give_rows_that_are_no_leads_one_scope_however_the_label_is_spelled() =>
        Assert.Equal(ModelScope.OfColumns(Champion.Value.Schema), ModelScope.OfColumns(Champion.Value.Schema with { LabelColumn = "Converted" }));

    static string MessageAgainst(string column, string positive) =>
        Train(Champion.Value.Data, new LoadedModel("v0", Champion.Value.Model, Champion.Value.Schema with { LabelColumn = column, PositiveValue = positive })).Message;
}
