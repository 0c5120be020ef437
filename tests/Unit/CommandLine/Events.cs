using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_row_becomes_an_event
{
    [Fact]
    public void Should_have_the_same_id_each_time() => Assert.Equal(Lead("crm", "1,Web,3").EventId, Lead("crm", "1,Web,3").EventId);

    [Fact]
    public void Should_have_another_id_when_anything_in_it_differs()
    {
        var events = new[] { Lead("crm", "1,Web,3"), Lead("crm", "1,Web,4"), Lead("crm", "1,Ads,3"), Lead("shop", "1,Web,3") };
        Assert.Equal(4, events.DistinctBy(x => x.EventId).Count());
    }

    [Fact]
    public void Should_carry_unknown_columns_of_a_lead_as_attributes() =>
        Assert.Equal("""{"visits":"3"}""", Lead("crm", "1,Web,3").Body!["attributes"]!.ToJsonString());

    [Fact]
    public void Should_be_a_conversion_when_the_time_is_that_of_one()
    {
        var body = Assert.Single(TextFile.Events("lead_id,converted_at,conversion_value_usd\n1,2025-08-03T02:59:25,499.25\n")).Body!;
        Assert.Equal("converted", (string?)body["kind"]);
        Assert.Equal(499.25, (double?)body["value_usd"]);
        Assert.Equal("2025-08-03T02:59:25Z", (string?)body["occurred_at"]);
    }

    [Theory]
    [InlineData("HasOptedOutOfEmail", "true")]
    [InlineData("Do Not Email", "Yes")]
    [InlineData("unsubscribed", "2026-01-31")]
    [InlineData("email_opt_out", "1")]
    public void Should_refuse_consent_for_a_lead_that_opted_out_in_the_file(string column, string value) =>
        Assert.Equal(["false", "true"], TextFile.Values($"lead_id,source,gdpr_consent,{column}\n1,Web,yes,{value}\n2,Web,yes,\n", "gdpr_consent"));

    [Fact]
    public void Should_refuse_a_lead_whose_opt_out_cannot_be_read() =>
        Assert.Contains("perhaps", Assert.Single(TextFile.Events("lead_id,source,opted_out\n1,Web,perhaps\n")).Error, StringComparison.Ordinal);

    [Fact]
    public void Should_not_lose_a_lead_over_a_time_that_cannot_be_read()
    {
        var lead = Assert.Single(TextFile.Events("lead_id,source,created_at\n1,Web,yesterday\n"));
        Assert.Equal("""{"created_at":"yesterday"}""", lead.Body!["attributes"]!.ToJsonString());
        Assert.Equal("created_at", Assert.Single(lead.Notes).Field);
    }

    static ReplayEvent Lead(string sourceSystem, string row) =>
        Assert.Single(TextFile.Events($"lead_id,source,visits\n{row}\n", TextFile.Settings with { SourceSystem = sourceSystem }));
}
