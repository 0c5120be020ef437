using MarketingBus.Platform.Messaging;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>Messages without ids are known by what they say.</summary>
public sealed class When_a_value_goes_back(UpstreamWorld world) : IClassFixture<UpstreamWorld>
{
    [Fact]
    public async Task Should_accept_what_no_longer_held_again()
    {
        await PublishAsync("back", "true", "false", "true");
        Assert.Equal(3, await CountAsync("back"));
    }

    [Fact]
    public async Task Should_accept_what_holds_once_however_often_it_is_published()
    {
        await PublishAsync("holds", "true", "true", "false", "false", "false");
        Assert.Equal(2, await CountAsync("holds"));
    }

    [Fact]
    public async Task Should_accept_a_message_that_has_an_id_once_whatever_came_since()
    {
        foreach (var (id, consent) in new[] { ("m-a", "true"), ("m-b", "false"), ("m-a", "true") })
        {
            await world.Broker.PublishAsync($$"""{"lead_id":"named","gdpr_consent":{{consent}}}""", "lead.received", new BasicProperties { ContentType = "application/json", MessageId = id });
            await world.PassAsync();
        }

        Assert.Equal(2, await CountAsync("named"));
    }

    [Fact]
    public async Task Should_accept_a_days_figures_that_go_back()
    {
        foreach (var clicks in new[] { 100, 90, 100 })
        {
            await world.Broker.PublishAsync($$"""{"campaign_id":"back","date":"2026-05-01","impressions":500,"clicks":{{clicks}}}""", "campaign.updated");
            await world.PassAsync();
        }

        Assert.Equal(3, (await world.AcceptedAsync(MarketingIds.Review("default", "back", "PerformanceCheck", new DateOnly(2026, 5, 1), Guid.Empty))).Count);
    }

    async Task PublishAsync(string leadId, params string[] consents)
    {
        foreach (var consent in consents)
            await world.Broker.PublishAsync($$"""{"lead_id":"{{leadId}}","gdpr_consent":{{consent}}}""", "lead.received");

        await world.PassAsync();
    }

    async Task<int> CountAsync(string leadId) => (await world.AcceptedAsync(MarketingIds.Journey("default", leadId))).Count;
}
