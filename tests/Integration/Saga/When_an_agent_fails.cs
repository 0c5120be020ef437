using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_an_agent_fails
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_be_tried_as_often_as_the_rule_says_then_faulted_with_the_reason()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = _ => throw new InvalidOperationException("no model") });

        await saga.PublishAsync(lead.Received());

        Assert.Equal("no model", (await saga.JourneyInAsync(lead.JourneyId, "Faulted")).FaultReason);
        Assert.Equal([1, 2, 3], saga.Workers.Triages.Select(x => x.Attempt));
    }

    [Fact]
    public async Task Should_go_on_where_it_failed_when_it_is_retried()
    {
        var workers = new FakeWorkers { OnTriage = _ => throw new InvalidOperationException("no model") };
        await using var saga = await SagaWorld.StartAsync(workers);
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Faulted");

        workers.OnTriage = FakeWorkers.Triaged;
        await saga.PublishAsync(new RetryJourney { JourneyId = lead.JourneyId, RequestedBy = "operator" });

        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal((1, null), (journey.Run, journey.FaultReason));
    }

    [Fact]
    public async Task Should_stay_abandoned_when_it_is_abandoned()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = _ => throw new InvalidOperationException("no model") });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Faulted");

        await saga.PublishAsync(new AbandonJourney { JourneyId = lead.JourneyId, RequestedBy = "operator" });

        Assert.Equal("abandoned", (await saga.JourneyInAsync(lead.JourneyId, "Abandoned")).Outcome);
    }
}
