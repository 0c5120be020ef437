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
    [InlineData("/api/events/leads", """{"lead_id":"1","attributes":{" ":"x"}}""", true)]
    [InlineData("/api/events/leads", """{"lead_id":"1","":"x"}""", true)]
    [InlineData("/api/events/leads", """{"lead_id":"1","attributes":{"Visits":"1","visits":"2"}}""", true)]
    [InlineData("/api/events/leads", """{"lead_id":"1","attributes":{"$type":"x","a b":"3","__proto__":"4"}}""", false)]
    public async Task Should_leave_out_what_the_bus_could_not_read_and_deal_with_the_rest(string route, string body, bool isWarned)
    {
        await using var world = await EmbeddedWorld.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await world.Http.PostAsync(new Uri(route, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Accepted, isWarned), (response.StatusCode, answer.Contains("The name is not allowed.", StringComparison.Ordinal)));

        await world.EventuallyAsync(x => x.Set<LeadJourneyState>().CountAsync(journey => journey.CurrentState == "Completed"), x => x == 1, "the journey of what was accepted");
        Assert.Empty(await world.ReadAsync(x => x.Set<FaultedMessage>().Select(message => message.Reason).ToListAsync()));
    }
}
