using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_more_is_asked_for_than_can_wait
{
    const int Limit = 16;

    readonly ALead lead = new();

    [Fact]
    public async Task Should_keep_a_number_of_messages_waiting_and_refuse_the_others_at_once()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = _ => null });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");

        await saga.PublishAsync(Enumerable.Range(0, Limit).Select(_ => lead.Asked(EngagementType.DemoInvite)));
        await saga.SettledAsync();
        var answer = await saga.AskAsync(lead.Asked(EngagementType.DemoInvite));
        await saga.PublishAsync(Enumerable.Range(0, 30).Select(_ => lead.Asked(EngagementType.FollowUp)));
        await saga.SettledAsync();

        Assert.Equal(JourneyStage.Refused, answer?.Stage);
        Assert.Contains("16 messages to this lead wait already", answer!.Reason, StringComparison.Ordinal);
        Assert.Equal(Limit, (await saga.JourneyAsync(lead.JourneyId))!.PendingEngagements.Count);
        Assert.Equal(31, (await saga.RowsAsync<AgentActionRecord>()).Count(x => x.Result!.StartsWith("Not sent: 16 messages", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Should_be_refused_once_while_the_manager_is_awaited()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.HandedTo(AgentType.Manager));
        await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.PublishAsync(Enumerable.Range(0, Limit).Select(_ => lead.Asked(EngagementType.DemoInvite)));
        await saga.SettledAsync();

        Assert.Equal(JourneyStage.Refused, (await saga.AskAsync(lead.Asked(EngagementType.DemoInvite)))?.Stage);
    }
}
