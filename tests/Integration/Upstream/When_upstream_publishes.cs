using MarketingBus.Platform.Messaging;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

public sealed class When_upstream_publishes(UpstreamWorld world) : IClassFixture<UpstreamWorld>
{
    static readonly BasicProperties Structured = new() { ContentType = "application/cloudevents+json" };

    [Fact]
    public async Task Should_accept_plain_json_and_publish_the_lead()
    {
        await world.Broker.PublishAsync("""{"lead_id":"plain","source":"Website"}""", "lead.received");

        var accepted = Assert.Single(await world.AcceptedAsync(MarketingIds.Journey("default", "plain")));
        Assert.Equal("lead", accepted.Kind);
        Assert.Equal("Website", (await world.ToldAsync("plain")).Lead.Source);
    }

    [Fact]
    public async Task Should_accept_figures_and_engagements()
    {
        await world.Broker.PublishAsync("""{"campaign_id":"c-1","date":"2026-05-01","clicks":5,"impressions":"100"}""", "campaign.updated");
        await world.Broker.PublishAsync("""{"lead_id":"did","kind":"opened"}""", "engagement.recorded");

        Assert.Equal("campaign", Assert.Single(await world.AcceptedAsync(MarketingIds.Review("default", "c-1", "PerformanceCheck", new DateOnly(2026, 5, 1), Guid.Empty))).Kind);
        Assert.Equal("engagement", Assert.Single(await world.AcceptedAsync(MarketingIds.Journey("default", "did"))).Kind);
    }

    [Fact]
    public async Task Should_accept_a_cloud_event_once_in_whatever_mode_it_comes()
    {
        var journey = MarketingIds.Journey("/crm", "cloud");
        await world.Broker.PublishAsync("""{"specversion":"1.0","id":"once","source":"/crm","type":"com.example.lead.received","data":{"lead_id":"cloud"}}""", "any", Structured);
        await world.Broker.PublishAsync("""{"lead_id":"cloud"}""", "any", new BasicProperties
        {
            ContentType = "application/json",
            Headers = new Dictionary<string, object?>
            {
                ["cloudEvents:specversion"] = "1.0",
                ["cloudEvents:id"] = "once",
                ["cloudEvents:source"] = "/crm",
                ["cloudEvents:type"] = "com.example.lead.received",
                ["cloudEvents:time"] = new AmqpTimestamp(1_780_000_000),
            },
        });
        await world.PassAsync();

        Assert.Equal(MarketingIds.From("event", "/crm", "once"), Assert.Single(await world.AcceptedAsync(journey)).EventId);
        Assert.Equal(0u, await world.Broker.CountAsync(UpstreamWorld.ErrorQueue));
    }

    [Fact]
    public async Task Should_accept_a_message_id_once()
    {
        var properties = new BasicProperties { ContentType = "application/json", MessageId = "m-1", AppId = "shop" };
        for (var i = 0; i < 3; i++)
            await world.Broker.PublishAsync("""{"lead_id":"thrice"}""", "lead.received", properties);

        await world.PassAsync();
        Assert.Single(await world.AcceptedAsync(MarketingIds.Journey("shop", "thrice")));
    }

    [Fact]
    public async Task Should_accept_over_rest_what_came_from_the_exchange_only_once()
    {
        const string body = """{"event_id":"both-ways","lead_id":"both"}""";
        await world.Broker.PublishAsync(body, "lead.received");
        await world.AcceptedAsync(MarketingIds.Journey("default", "both"));

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await world.World.Http.PostAsync(new Uri("api/events/leads", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Contains("\"status\":\"duplicate\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
