using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_an_event_is_sent(IngressWorld world) : IClassFixture<IngressWorld>
{
    [Fact]
    public async Task Should_accept_a_flat_lead_and_publish_it()
    {
        var answer = await world.PostAsync("/api/events/leads", """
            {"lead_id":"flat/1","source":"Website","gdpr_consent":"True","favourite_colour":"blue","employees":12}
            """);
        await world.SettleAsync();

        Assert.Equal(202, answer.Status);
        Assert.Equal("/api/leads/flat%2F1/journey", answer.Location);
        Assert.Equal(1, answer.Json.GetProperty("accepted").GetInt32());
        var lead = world.Leads.Events.Single(x => x.Lead.LeadId == "flat/1").Lead;
        Assert.Equal("Website", lead.Source);
        Assert.True(lead.GdprConsent);
        Assert.Equal("blue", lead.Attributes!["favourite_colour"]);
        Assert.Equal("12", lead.Attributes["employees"]);
    }

    [Fact]
    public async Task Should_show_where_an_accepted_lead_stands_even_with_a_slash_in_its_id()
    {
        var answer = await world.PostAsync("/api/events/leads", """{"lead_id":"a/b c","source_system":"crm"}""");

        var journey = await world.GetAsync(answer.Location!);

        Assert.Equal(200, journey.Status);
        Assert.Equal("Accepted", journey.Json.GetProperty("state").GetString());
        Assert.Equal("a/b c", journey.Json.GetProperty("lead_id").GetString());
    }

    [Fact]
    public async Task Should_publish_the_same_event_id_once()
    {
        const string body = """{"event_id":"once","lead_data":{"lead_id":"L-once"}}""";
        var first = await world.PostAsync("/api/events/leads", body);
        var second = await world.PostAsync("/api/events/leads", """ {"lead_data":{"lead_id":"L-once"}, "event_id":"once"} """);
        await world.SettleAsync();

        Assert.Equal(202, second.Status);
        Assert.Equal("duplicate", second.Json.GetProperty("events")[0].GetProperty("status").GetString());
        Assert.Equal(
            first.Json.GetProperty("events")[0].GetProperty("event_id").GetGuid(),
            second.Json.GetProperty("events")[0].GetProperty("event_id").GetGuid());
        Assert.Single(world.Leads.Events, x => x.Lead.LeadId == "L-once");
    }

    [Fact]
    public async Task Should_publish_the_same_event_id_once_when_it_comes_many_times_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ =>
            world.PostAsync("/api/events/leads", """{"lead_id":"L-race"}""", key: "race")));
        await world.SettleAsync();

        Assert.All(answers, x => Assert.Equal(202, x.Status));
        Assert.Single(answers, x => x.Json.GetProperty("events")[0].GetProperty("status").GetString() == "accepted");
        Assert.Single(world.Leads.Events, x => x.Lead.LeadId == "L-race");
    }

    [Fact]
    public async Task Should_refuse_an_event_id_that_says_something_else()
    {
        await world.PostAsync("/api/events/leads", """{"event_id":"changed","lead_id":"L-changed","region":"EU"}""");

        var answer = await world.PostAsync("/api/events/leads", """{"event_id":"changed","lead_id":"L-changed","region":"US"}""");

        Assert.Equal(409, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    public async Task Should_accept_figures_as_text_for_a_campaign()
    {
        var answer = await world.PostAsync("/api/events/campaigns", """
            {"campaign_data":{"campaign_id":"C-text","date":"2025-05-22T00:00:00","ctr":"0.0318","impressions":"157","clicks":"5.0","cost_usd":"79.76","roas":""}}
            """);
        await world.SettleAsync();

        Assert.Equal(202, answer.Status);
        var figures = world.Campaigns.Events.Single(x => x.Figures.CampaignId == "C-text").Figures;
        Assert.Equal(0.0318, figures.Ctr);
        Assert.Equal(5, figures.Clicks);
        Assert.Equal(new DateOnly(2025, 5, 22), figures.Date);
        Assert.Null(figures.Roas);
    }

    [Fact]
    public async Task Should_accept_what_a_lead_did()
    {
        var answer = await world.PostAsync("/api/events/engagements", """
            {"lead_id":"L-did","kind":"converted","channel":"Email","occurred_at":"2026-01-02 03:04:05","value_usd":12.5}
            """);
        await world.SettleAsync();

        Assert.Equal(202, answer.Status);
        var engagement = world.Engagements.Events.Single(x => x.LeadId == "L-did");
        Assert.Equal(EngagementKind.Converted, engagement.Kind);
        Assert.Equal(Channel.Email, engagement.Channel);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), engagement.OccurredAt);
    }
}
