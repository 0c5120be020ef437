using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_no_agent_answers
{
    [Fact]
    public async Task Should_say_202_with_where_to_look()
    {
        await using var world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], ["Ingress:AnswerTimeout=00:00:00.2"]);

        var answer = await world.Http.SendJsonAsync("/api/agents/triage", """{"lead_data":{"lead_id":"late"}}""");

        Assert.Equal(202, answer.Status);
        Assert.Equal("/api/leads/late/journey", answer.Location);
        Assert.Equal("pending", answer.Json.GetProperty("status").GetString());
        Assert.Equal("Accepted", (await world.Http.ReadAsync(answer.Location!)).Json.GetProperty("state").GetString());
        Assert.Equal("absent", (await world.Http.ReadAsync("/api/agents/health")).Json.GetProperty("agents").GetProperty("LeadTriage").GetProperty("status").GetString());
    }
}
