using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_column_is_read_as_a_whole
{
    [Theory]
    [InlineData("140,99|99,50|12,345", "140.99|99.5|12.345")]
    [InlineData("1.250,00|2.480|3.100", "1250|2480|3100")]
    [InlineData("1,250|2,480.50|3", "1250|2480.5|3")]
    [InlineData("1 234,5|12|7", "1234.5|12|7")]
    [InlineData("1'234.5|12|7", "1234.5|12|7")]
    [InlineData("€ 1.234,50|--|n/a", "1234.5||")]
    public void Should_read_numbers_as_it_writes_them(string written, string read) =>
        Assert.Equal(read.Split('|').Select(x => x.Length == 0 ? null : x), TextFile.Values($"campaign_id;date;clicks;cost_usd\n{Rows(written)}", "cost_usd"));

    [Fact]
    public void Should_let_a_column_that_leaves_it_open_follow_the_others()
    {
        const string file = "campaign_id;date;impressions;clicks;cost_usd;revenue_usd\nC;2026-03-01;12345;210;140,99;1.250\nC;2026-03-02;9870;180;99,50;2.480\n";
        Assert.Equal(["1250", "2480"], TextFile.Values(file, "revenue_usd"));
    }

    [Fact]
    public void Should_find_the_order_of_day_and_month_however_late_it_shows()
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(x => $"L{x},Web,{1 + (x % 12):00}/{1 + (x % 12):00}/2025\n"));
        var times = TextFile.Values($"lead_id,source,created_at\nFirst,Web,12/01/2025\n{rows}Last,Web,31/01/2025\n", "created_at");
        Assert.Equal("\"2025-01-12T00:00:00Z\"", times[0]);
        Assert.Equal("\"2025-01-31T00:00:00Z\"", times[^1]);
    }

    [Fact]
    public void Should_say_that_it_took_the_month_first_where_nothing_shows_it()
    {
        const string file = "campaign_id,date,clicks\nC,03/04/2026,1\n";
        Assert.Contains(TextFile.Notes(file), x => x.Contains("--dates day-first", StringComparison.Ordinal));
        Assert.Equal(["\"2026-03-04\""], TextFile.Values(file, "date"));
        Assert.Equal(["\"2026-04-03\""], TextFile.Values(file, "date", TextFile.Settings with { Days = DayOrder.DayFirst }));
    }

    [Theory]
    [InlineData("CTR (%)", "0.85", "0.0085")]
    [InlineData("ctr_percent", "1.45", "0.0145")]
    [InlineData("ctr", "1.45", "0.0145")]
    [InlineData("ctr", "0.85%", "0.0085")]
    [InlineData("ctr", "0.0085", "0.0085")]
    public void Should_take_the_unit_from_its_name_and_its_values(string name, string written, string read) =>
        Assert.Equal([read], TextFile.Values($"campaign_id,date,impressions,{name}\nC,2026-03-01,100000,{written}\n", "ctr"));

    [Fact]
    public void Should_believe_the_counts_where_a_rate_contradicts_them()
    {
        var day = Assert.Single(TextFile.Events("campaign_id,date,impressions,clicks,ctr\nC,2026-03-01,100000,850,0.85\n"));
        Assert.Null(day.Body!["ctr"]);
        Assert.Equal("ctr", Assert.Single(day.Notes).Field);
    }

    [Fact]
    public void Should_say_that_amounts_in_another_currency_are_not_converted() =>
        Assert.Contains(TextFile.Notes("campaign_id,date,clicks,Amount spent (EUR)\nC,2026-03-01,1,12.5\n"), x => x.Contains("not converted", StringComparison.Ordinal));

    static string Rows(string written) => string.Concat(written.Split('|').Select((x, i) => $"C{i};2026-03-01;5;{x}\n"));
}
