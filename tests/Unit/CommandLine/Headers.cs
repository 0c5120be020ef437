using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_header_is_read
{
    static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("lead_id,created_at,source,industry", "Leads")]
    [InlineData("Prospect ID,Lead Number,Lead Source,Converted", "Leads")]
    [InlineData("id,c_date,campaign_name,campaign_id,impressions,mark_spent,clicks,leads,orders,revenue", "Campaigns")]
    [InlineData("lead_id,campaign_id,converted_at,conversion_value_usd", "Engagements")]
    [InlineData("lead_id,kind,occurred_at,campaign_id,clicks", "Engagements")]
    public void Should_tell_what_the_rows_are(string header, string kind) =>
        Assert.Equal(kind, KindGuess.Of(header.Split(','), Nothing)?.ToString());

    [Theory]
    [InlineData("recency,history,visit,spend")]
    [InlineData("campaign_id,name,objective")]
    [InlineData("conversation_id,lead_id,opened_at,status")]
    public void Should_not_guess_without_a_sign(string header) => Assert.Null(KindGuess.Of(header.Split(','), Nothing));

    [Fact]
    public void Should_know_the_columns_of_other_systems()
    {
        var map = ColumnMap.Create(ReplayKind.Campaigns, "id,c_date,campaign_name,category,campaign_id,impressions,mark_spent,clicks,leads,orders,revenue".Split(','), Nothing);
        Assert.Equal(
            ["campaign_id:4", "date:1", "name:2", "impressions:5", "clicks:7", "leads_created:8", "conversions:9", "cost_usd:6", "revenue_usd:10"],
            map.Fields.Select(x => $"{x.Field.Name}:{x.Index}"));
        Assert.Equal(["id", "category"], map.Rest.Select(x => x.Name));
    }

    [Fact]
    public void Should_prefer_what_the_user_says()
    {
        var map = ColumnMap.Create(ReplayKind.Leads, ["lead_id", "source", "Origin"], new Dictionary<string, string> { ["source"] = "origin" });
        Assert.Equal(["lead_id:0", "source:2"], map.Fields.Select(x => $"{x.Field.Name}:{x.Index}"));
        Assert.Equal(["source"], map.Rest.Select(x => x.Name));
    }
}
