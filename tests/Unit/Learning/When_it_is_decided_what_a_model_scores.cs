using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_it_is_decided_what_a_model_scores
{
    static readonly string[] LeadColumns = ["source", "industry", "company_size", "region"];
    static readonly string[] SessionColumns = ["region", "browser", "pages", "visitor_type", "operating_system"];

    [Fact]
    public void Should_not_score_leads_because_of_one_column_that_is_called_as_theirs()
    {
        var target = Of(SessionColumns);

        Assert.StartsWith("columns-", target.Scope, StringComparison.Ordinal);
        Assert.Contains("of its 5 columns only region is the leads' own", target.Reason, StringComparison.Ordinal);
        Assert.Contains("--for leads", target.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_score_leads_when_asked_and_say_which_columns_are_known_of_them()
    {
        var target = Of(SessionColumns, ModelTarget.Leads);

        Assert.Equal("leads", target.Scope);
        Assert.Contains("region are known of leads, browser, pages, visitor_type, operating_system are not", target.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_score_leads_where_the_columns_are_their_own()
    {
        var target = Of(LeadColumns);

        Assert.Equal("leads", target.Scope);
        Assert.Contains("source, industry, company_size, region are the leads' own", target.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_not_score_leads_when_asked_not_to() => Assert.Equal("It scores no leads, as was asked.", Of(LeadColumns, ModelTarget.File).Reason);

    [Fact]
    public void Should_not_score_leads_by_an_outcome_that_is_no_conversion() =>
        Assert.Contains("'churned' is no conversion", Of(LeadColumns, label: "churned").Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_look_at_the_leads_that_are_kept_where_there_are_some()
    {
        string[] columns = ["pages", "browser", "visitor_type"];

        Assert.Equal("leads", Of(columns, leads: Leads(columns)).Scope);
        Assert.Contains("with values such as theirs", Of(columns, leads: Leads(columns)).Reason, StringComparison.Ordinal);
        Assert.StartsWith("columns-", Of(LeadColumns, leads: Leads(columns)).Scope, StringComparison.Ordinal);
        Assert.StartsWith("columns-", Of(columns, leads: Leads(columns, prefix: "other ")).Scope, StringComparison.Ordinal);
    }

    static TargetEvidence Of(string[] columns, ModelTarget? target = null, string label = "converted", IReadOnlyList<IReadOnlyDictionary<string, string>>? leads = null)
    {
        var random = new Random(5);
        var table = SampleTables.Of("some", ["row_id", .. columns, label], Enumerable.Range(0, 300).Select(row => (string?[])[$"r{row}", .. columns.Select(x => $"{x} {random.Next(4)}"), $"{random.Next(2)}"]));
        return TargetEvidence.Of(Prepare(table, new TrainingRequest { Target = target, LabelColumn = label }), leads ?? []);
    }

    static IReadOnlyList<IReadOnlyDictionary<string, string>> Leads(string[] columns, string prefix = "") =>
        [.. Enumerable.Range(0, 60).Select(row => columns.ToDictionary(x => x, x => $"{prefix}{x} {row % 4}"))];
}
