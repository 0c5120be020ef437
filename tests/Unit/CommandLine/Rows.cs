using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_file_holds_more_than_rows
{
    [Theory]
    [InlineData("lead_id,source\n1,Web\n,\n2,Web\n , \n\n", 3)]
    [InlineData("lead_id;source\n1;Web\n;;;\n2;Web\n", 1)]
    [InlineData("lead_id,source\n1,Web\n\u00a0,\u00a0\n2,Web\n", 1)]
    public void Should_pass_over_rows_of_nothing(string text, int blank)
    {
        var (events, file) = TextFile.Read(text);
        Assert.Equal(["\"1\"", "\"2\""], events.Select(x => x.Body!["lead_id"]!.ToJsonString()));
        Assert.Contains($"{blank} rows hold nothing and were passed over", file.Notes);
    }

    [Theory]
    [InlineData("campaign_id,date,clicks\nC,2026-03-01,5\nTotal,,5\n")]
    [InlineData("campaign_id,date,clicks\nC,2026-03-01,5\n,Grand total,5\n")]
    [InlineData("campaign_id,date,clicks\nC,2026-03-01,5\nC,Total:,5\n")]
    [InlineData("Kampagne,campaign_id,date,clicks\nx,C,2026-03-01,5\nGesamt,,,5\n")]
    [InlineData("campaign_id,date,clicks\nC,2026-03-01,5\n--,Totals,5\n")]
    public void Should_not_take_totals_for_a_day(string text)
    {
        var (events, file) = TextFile.Read(text);
        Assert.Single(events);
        Assert.Contains("1 rows are totals and were passed over", file.Notes);
    }

    [Fact]
    public void Should_keep_a_company_that_is_called_total() =>
        Assert.Equal(["\"Total\""], TextFile.Values("lead_id,source,company\n1,Web,Total\n", "company"));

    [Theory]
    [InlineData("Campaign report\nJan 1 - Jan 31\n\ncampaign_id,date,clicks\nC,2026-03-01,5\n", 4)]
    [InlineData("\n\ncampaign_id,date,clicks\nC,2026-03-01,5\n", 3)]
    [InlineData("\"My account, all campaigns\",,\ncampaign_id,date,clicks\nC,2026-03-01,5\n", 2)]
    public void Should_find_the_header_below_a_title(string text, int row)
    {
        var (events, file) = TextFile.Read(text);
        Assert.Equal(row + 1, Assert.Single(events).Row);
        Assert.Contains(file.Notes, x => x.StartsWith($"the header is row {row}:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sep=;\ncampaign_id;date;clicks\nC;2026-03-01;5\n")]
    [InlineData("sep=|\r\ncampaign_id|date|clicks\r\nC|2026-03-01|5\r\n")]
    [InlineData("sep=,\ncampaign_id,date,clicks\nC,2026-03-01,5\n")]
    public void Should_take_the_separator_that_excel_was_told(string text) => Assert.Equal(["5"], TextFile.Values(text, "clicks"));

    [Fact]
    public void Should_say_which_of_equal_columns_counts_and_keep_the_nameless()
    {
        var (events, file) = TextFile.Read("lead_id,source,source,\n1,Web,Ads,x\n");
        Assert.Equal("""{"source (2)":"Ads","column 4":"x"}""", Assert.Single(events).Body!["attributes"]!.ToJsonString());
        Assert.Contains(file.Notes, x => x.StartsWith("the column source comes 2 times", StringComparison.Ordinal));
        Assert.Contains(file.Notes, x => x.Contains("column 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_pass_over_a_remark_below_the_table() =>
        Assert.Single(TextFile.Events("campaign_id,date,clicks\nC,2026-03-01,5\nCreated by the marketing team,,\n"));

    [Fact]
    public void Should_name_the_columns_that_a_lead_has_no_room_for()
    {
        var names = Enumerable.Range(0, 150).Select(x => $"p{x:000}").ToList();
        var (events, file) = TextFile.Read($"lead_id,source,{string.Join(",", names)}\n1,Web,{string.Join(",", names)}\n");
        Assert.Equal(EventReader.AttributeLimit, Assert.Single(events).Body!["attributes"]!.AsObject().Count);
        Assert.Contains(file.Notes, x => x.StartsWith("50 columns are not kept", StringComparison.Ordinal) && x.EndsWith("p149", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_keep_every_value_of_a_wide_file_whose_rows_are_sparse()
    {
        var (events, file) = TextFile.Read($"lead_id,source,{string.Join(",", Enumerable.Range(0, 150).Select(x => $"p{x:000}"))}\n1,Web,{string.Join(",", Enumerable.Range(0, 150).Select(x => x % 2 == 0 ? "y" : ""))}\n");
        Assert.Equal(75, Assert.Single(events).Body!["attributes"]!.AsObject().Count);
        Assert.Empty(file.Notes);
    }

    [Theory]
    [InlineData("lead_id,campaign_id,clicks\nL,C,3\n")]
    [InlineData("email,campaign_id,clicks\na@b.example,C,3\n")]
    [InlineData("lead_id,source,industry,converted_at\nL,Web,SaaS,2026-03-01\n")]
    public void Should_ask_what_rows_are_that_could_be_two_things(string text)
    {
        var failure = Assert.Throws<CommandFailedException>(() => TextFile.Read(text));
        Assert.Equal(ExitCode.Usage, failure.ExitCode);
        Assert.Contains("--kind leads", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lead_id,email,source,persona,campaign_id,clicks,visits\nL,a@b.example,Web,CMO,C,3,7\n", "Leads")]
    [InlineData("lead_id,source,persona,event\nL,Web,CMO,Spring fair\n", "Leads")]
    [InlineData("lead_id,email,event,timestamp\nL,a@b.example,open,2026-03-01\n", "Engagements")]
    public void Should_tell_leads_from_what_leads_do(string text, string kind) => Assert.Equal(kind, TextFile.Read(text).File.Kind.ToString());
}
