using System.Net;
using System.Text;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Hostile;

public sealed class When_names_are_hostile
{
    [Theory]
    [InlineData("/api/events/leads", """{"lead_id":"1","attributes":{" ":"x"}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/events/leads", """{"lead_id":"1","":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/events/campaigns", """{"campaign_id":"1","channel_performance":{" ":{"roas":1}}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/events/leads", """{"lead_id":"1","attributes":{"Visits":"1","visits":"2"}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/events/leads", """{"lead_id":"1","attributes":{"$type":"x","a b":"3","__proto__":"4"}}""", HttpStatusCode.Accepted)]
    public async Task Should_refuse_what_the_bus_could_not_read_and_deal_with_the_rest(string route, string body, HttpStatusCode expected)
    {
        await using var world = await EmbeddedWorld.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await world.Http.PostAsync(new Uri(route, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);

        var completed = expected == HttpStatusCode.Accepted ? 1 : 0;
        await world.EventuallyAsync(x => x.Set<LeadJourneyState>().CountAsync(journey => journey.CurrentState == "Completed"), x => x == completed, "the journey of what was accepted");
        Assert.Empty(await world.ReadAsync(x => x.Set<FaultedMessage>().Select(message => message.Reason).ToListAsync()));
    }
}
