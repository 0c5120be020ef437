using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_an_agent_does_not_answer
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_be_asked_again_under_a_new_handoff_and_the_same_engagement()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = x => x.Attempt < 3 ? null : FakeWorkers.Engaged(x) },
            "Handoffs:Rules:triage->engagement:TimeoutSeconds=0.2");

        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        Assert.Equal([1, 2, 3], saga.Workers.Engagements.Select(x => x.Attempt));
        Assert.Equal(3, saga.Workers.Engagements.Select(x => x.HandoffId).Distinct().Count());
        Assert.Single(saga.Workers.Engagements.Select(x => x.EngagementId).Distinct());
        Assert.Equal(2, (await saga.RowsAsync<HandoffRecord>()).Count(x => x.Outcome == "timed_out"));
    }

    [Fact]
    public async Task Should_be_put_before_the_manager_after_the_last_attempt()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = _ => null },
            "Handoffs:Rules:ingress->triage:TimeoutSeconds=0.2", "Handoffs:Rules:ingress->triage:Attempts=2");

        await saga.PublishAsync(lead.Received());

        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        var escalation = Assert.Single(await saga.RowsAsync<Escalation>());
        Assert.Equal((EscalationReason.ComplexRequest, true, journey.EscalationId), (escalation.Reason, escalation.Blocking, (Guid?)escalation.EscalationId));
        Assert.Equal(2, saga.Workers.Triages.Count);
    }

    [Fact]
    public async Task Should_go_on_without_the_answer_where_the_rule_says_so()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = _ => null },
            "Handoffs:Rules:ingress->triage:TimeoutSeconds=0.2", "Handoffs:Rules:ingress->triage:Attempts=1", "Handoffs:Rules:ingress->triage:Then=Continue");

        await saga.PublishAsync(lead.Received());

        Assert.Null((await saga.JourneyInAsync(lead.JourneyId, "Completed")).Category);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_fault_where_the_rule_says_so_and_be_taken_up_by_a_retry()
    {
        var workers = new FakeWorkers { OnEngage = _ => null };
        await using var saga = await SagaWorld.StartAsync(workers,
            "Handoffs:Rules:triage->engagement:TimeoutSeconds=0.2", "Handoffs:Rules:triage->engagement:Attempts=1", "Handoffs:Rules:triage->engagement:Then=Fault");
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Faulted");

        workers.OnEngage = FakeWorkers.Engaged;
        await saga.PublishAsync(new RetryJourney { JourneyId = lead.JourneyId, RequestedBy = "operator" });

        Assert.Null((await saga.JourneyInAsync(lead.JourneyId, "Completed")).FaultReason);
        Assert.Single(workers.Engagements.Select(x => x.EngagementId).Distinct());
    }
}
