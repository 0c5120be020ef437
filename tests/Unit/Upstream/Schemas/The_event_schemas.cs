using System.Text;
using MarketingBus.Api.Ingress.Upstream;
using MarketingBus.Tests.Support;
using NJsonSchema;
using Xunit;

namespace MarketingBus.Tests.Unit.Upstream.Schemas;

public sealed class The_event_schemas
{
    public static TheoryData<string> Names => [.. UpstreamTypes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Should_be_documented_as_they_are(string name) =>
        Approved.Matches(Repository.PathOf("docs", "schemas", $"{name}.json"), EventSchema.Text(EventSchema.All[name]()));

    [Fact]
    public void Should_stand_in_the_description_of_the_exchange() =>
        Approved.Matches(Repository.PathOf("docs", "asyncapi.json"), EventSchema.Text(AsyncApi.Document()));

    [Theory]
    [InlineData("lead.received", """{"lead_id":"py-1","source":"Website","industry":"SaaS","persona":"CTO"}""")]
    [InlineData("lead.received", """{"lead_data":{"lead_id":"a","gdpr_consent":true,"created_at":"2026-05-04T13:30:00Z","attributes":{"x":"y"}},"event_id":"e"}""")]
    [InlineData("lead.received", """{"lead_id":"a","industry":null,"own":5,"other":true,"more":{"x":[1]}}""")]
    [InlineData("campaign.updated", """{"campaign_id":"c","revenue_usd":-40.5,"roas":-0.2,"clicks":3,"impressions":0}""")]
    [InlineData("campaign.updated", """{"campaign_data":{"campaign_id":"c","date":"2026-05-04","impressions":12000,"clicks":310,"cost_usd":95.5,"leads_created":8}}""")]
    [InlineData("campaign.updated", """{"campaign_id":"c","ctr":0.02,"clicks":"310","optimization_type":"ab_test_analysis","variants":[{"variant_id":"A","impressions":10,"conversions":1}]}""")]
    [InlineData("campaign.updated", """{"campaign_id":"c","revenue_usd":-120.5,"roas":"-1.2","impressions":0,"clicks":3}""")]
    [InlineData("campaign.updated", """{"campaign_id":"c","channel_performance":{"email":{"roas":1.5}},"unknown":{"is":"ignored"}}""")]
    [InlineData("engagement.recorded", """{"lead_id":"py-1","kind":"clicked","channel":"email"}""")]
    [InlineData("engagement.recorded", """{"lead_id":"a","kind":"converted","occurred_at":"2026-05-04T13:30:00Z","value_usd":12.5,"text":"Yes"}""")]
    public async Task Should_accept_what_is_accepted(string name, string body)
    {
        Assert.Empty((await SchemaAsync(name)).Validate(body));
        Receiving.Read(Receiving.Message(body, key: name));
    }

    [Theory]
    [InlineData("lead.received", """{}""")]
    [InlineData("lead.received", """{"lead_id":" "}""")]
    [InlineData("lead.received", """{"lead_data":{"company_size":"1-10"}}""")]
    [InlineData("lead.received", """{"lead_id":"a","lead_data":{}}""")]
    [InlineData("lead.received", """[]""")]
    [InlineData("campaign.updated", """{"campaign_data":{"clicks":1}}""")]
    [InlineData("campaign.updated", """{"campaign_id":"c","optimization_type":"guess"}""")]
    [InlineData("engagement.recorded", """{"lead_id":"a"}""")]
    [InlineData("engagement.recorded", """{"lead_id":"a","kind":"ignored"}""")]
    [InlineData("engagement.recorded", """{"kind":"opened"}""")]
    [InlineData("engagement.recorded", """{"lead_id":"a","kind":"converted","value_usd":-1}""")]
    [InlineData("engagement.recorded", """{"lead_id":"a","kind":"converted","value_usd":"much"}""")]
    public async Task Should_refuse_what_is_refused(string name, string body)
    {
        Assert.NotEmpty((await SchemaAsync(name)).Validate(body));
        Assert.All(Receiving.ReadAll(Receiving.Message(body, key: name)), x => Assert.NotNull(x.Problem));
    }

    [Theory]
    [InlineData("lead.received", """{"lead_id":5,"created_at":"yesterday","company_size":["11-50"]}""", "company_size", "created_at")]
    [InlineData("campaign.updated", """{"campaign_id":"c","clicks":-1,"impressions":1.5,"ctr":1.5}""", "impressions", "clicks", "ctr")]
    [InlineData("campaign.updated", """{"campaign_id":"c","variants":[{"variant_id":"A"}]}""", "variants[0].impressions")]
    [InlineData("engagement.recorded", """{"lead_id":"a","kind":"opened","value_usd":-1,"channel":"pigeon"}""", "channel", "value_usd")]
    public async Task Should_ask_for_more_than_costs_the_event(string name, string body, params string[] warned)
    {
        Assert.NotEmpty((await SchemaAsync(name)).Validate(body));
        Assert.Equal(warned, Receiving.Read(Receiving.Message(body, key: name)).Warnings.Select(x => x.Field));
    }

    [Fact]
    public void Should_take_every_time_that_the_format_allows()
    {
        var times =
            from mark in (string[])["T", "t"]
            from digits in Enumerable.Range(0, 13)
            from offset in (string[])["Z", "z", "+00:00", "-00:00", "+05:30", "-12:00", "+14:00", "+23:59", "-23:59"]
            select $"2026-05-04{mark}13:30:59{(digits == 0 ? "" : "." + new string('9', digits))}{offset}";

        Assert.All(times, time => Assert.Empty(Receiving.Read(Receiving.Message($$"""{"lead_id":"a","created_at":"{{time}}"}""")).Warnings));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task Should_know_how_long_an_id_may_be(int length, bool isAccepted)
    {
        var body = new StringBuilder("""{"kind":"opened","lead_id":"x"}""").Insert("""{"kind":"opened","lead_id":" """.Length - 1, "x", length - 1).ToString();

        Assert.Equal(isAccepted, (await SchemaAsync("engagement.recorded")).Validate(body).Count == 0);
        Assert.Equal(isAccepted, Receiving.ReadAll(Receiving.Message(body, key: "engagement.recorded"))[0].Problem is null);
    }

    /// <summary>As published, and not as made.</summary>
    static Task<JsonSchema> SchemaAsync(string name) => JsonSchema.FromFileAsync(Repository.PathOf("docs", "schemas", $"{name}.json"), TestContext.Current.CancellationToken);
}
