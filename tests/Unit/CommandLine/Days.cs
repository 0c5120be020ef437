using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_campaigns_day_has_several_rows
{
    const string ByAd =
        """
        Date,ad_id,campaign_id,age,gender,Impressions,Clicks,Spent,CTR,conversions
        20-03-2026,701,C10,30-34,M,7350,12,14.30,0.16%,2
        20-03-2026,702,C10,35-39,F,17861,25,18.20,0.14%,3
        20-03-2026,703,C10,40-44,F,693,1,0.80,0.14%,0

        """;

    [Fact]
    public void Should_add_up_its_parts_and_leave_rates_to_the_counts()
    {
        var (events, file) = TextFile.Read(ByAd);
        var day = Assert.Single(events);
        Assert.Equal((25904.0, 38.0, 33.3, 5.0), (Of(day, "impressions"), Of(day, "clicks"), Of(day, "cost_usd"), Of(day, "conversions")));
        Assert.Null(day.Body!["ctr"]);
        Assert.Equal(3, day.Origin.Count);
        Assert.Contains(file.Notes, x => x.StartsWith("3 rows are parts of 1 campaign days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("campaign_id,date,device,clicks\nC,2026-03-01,mobile,3\nD,2026-03-01,mobile,5\nC,2026-03-01,desktop,4\n", "5,7")]
    [InlineData("campaign_id,date,hour,clicks\nC,2026-03-01,1,3\nC,2026-03-01,2,4\nC,2026-03-02,1,9\n", "7,9")]
    [InlineData("campaign_id,date,Ad name,clicks\nC,2026-03-01,A,3\nC,2026-03-01,B,4\nC,2026-03-01,B,4\n", "11")]
    public void Should_know_parts_by_the_columns_that_divide(string text, string clicks) => Assert.Equal(clicks.Split(','), TextFile.Values(text, "clicks"));

    [Theory]
    [InlineData("campaign_id,date,clicks\nC,2026-03-01,100\nC,2026-03-01,90\n")]
    [InlineData("campaign_id,date,clicks,updated_at\nC,2026-03-01,100,2026-03-02\nC,2026-03-01,90,2026-03-03\n")]
    [InlineData("campaign_id,date,clicks,video_views\nC,2026-03-01,100,7\nC,2026-03-01,90,8\n")]
    public void Should_take_rows_that_nothing_divides_for_versions_and_say_so(string text)
    {
        var (events, file) = TextFile.Read(text);
        Assert.Equal(["100", "90"], events.Select(x => x.Body!["clicks"]!.ToJsonString()));
        Assert.Contains(file.Notes, x => x.Contains("the last one holds", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_do_as_the_user_says()
    {
        Assert.Equal(3, TextFile.Events(ByAd, TextFile.Settings with { SumsDays = false }).Count);
        Assert.Equal(["190"], TextFile.Values("campaign_id,date,clicks\nC,2026-03-01,100\nC,2026-03-01,90\n", "clicks", TextFile.Settings with { SumsDays = true }));
    }

    [Fact]
    public void Should_refuse_a_day_of_which_a_part_cannot_be_read()
    {
        var day = Assert.Single(TextFile.Events("campaign_id,date,device,clicks\nC,2026-03-01,mobile,3\nC,2026-03-01,desktop,many\n"));
        Assert.Contains("row 3, clicks: 'many'", day.Error, StringComparison.Ordinal);
        Assert.Equal(2, day.Origin.Count);
    }

    static double? Of(ReplayEvent day, string name) => Figures.Of(day.Body!, name);
}
