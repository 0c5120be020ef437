using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_an_answer_is_late
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_be_ignored_when_the_handoff_was_answered_before()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(FakeWorkers.Triaged(saga.Workers.Triages.Single()) with { Score = 1 }, FakeWorkers.Engaged(saga.Workers.Engagements.Single()));
        await saga.SettledAsync();

        Assert.Equal(70, (await saga.JourneyAsync(lead.JourneyId))!.Score);
        Assert.Equal(2, (await saga.RowsAsync<AgentActionRecord>()).Count);
        Assert.Empty(await saga.RowsAsync<MarketingBus.Platform.Messaging.FaultedMessage>());
    }

    [Fact]
    public async Task Should_be_ignored_when_it_is_to_a_handoff_that_timed_out()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = x => x.Attempt == 1 ? null : FakeWorkers.Triaged(x), OnEngage = _ => null },
            "Handoffs:Rules:ingress->triage:TimeoutSeconds=2");
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");

        await saga.PublishAsync(FakeWorkers.Triaged(saga.Workers.Triages.First()) with { Score = 1 });
        await saga.SettledAsync();

        Assert.Equal(70, (await saga.JourneyAsync(lead.JourneyId))!.Score);
    }

    [Fact]
    public async Task Should_be_discarded_when_no_journey_is_known()
    {
        await using var saga = await SagaWorld.StartAsync();

        await saga.PublishAsync(new HandoffTimedOut { SubjectId = Guid.NewGuid(), HandoffId = Guid.NewGuid(), Deadline = Times.Now });
        await saga.SettledAsync();

        Assert.Empty(await saga.RowsAsync<LeadJourneyState>());
        Assert.Empty(await saga.RowsAsync<MarketingBus.Platform.Messaging.FaultedMessage>());
    }
}
