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
            "Handoffs:Rules:triage->engagement:TimeoutSeconds=2");

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

    [Theory]
    [InlineData("ingress->triage")]
    [InlineData("triage->engagement")]
    public async Task Should_fault_in_the_end_when_the_manager_does_not_answer_either(string rule)
    {
        await using var saga = await SagaWorld.StartAsync(
            new FakeWorkers { OnTriage = x => rule == "ingress->triage" ? null : FakeWorkers.Triaged(x), OnEngage = _ => null },
            $"Handoffs:Rules:{rule}:TimeoutSeconds=0.1", $"Handoffs:Rules:{rule}:Attempts=1", "Handoffs:Rules:escalation->manager/complex_request:TimeoutSeconds=0.1");

        await saga.PublishAsync(lead.Received());
        var journey = await saga.JourneyInAsync(lead.JourneyId, "Faulted");

        Assert.Contains("Manager", journey.FaultReason, StringComparison.Ordinal);
        Assert.Null(journey.Deadline);
        Assert.Single(await saga.RowsAsync<Escalation>());
    }

    [Fact]
    public async Task Should_be_asked_anew_when_the_manager_says_so()
    {
        var workers = new FakeWorkers { OnTriage = _ => null };
        await using var saga = await SagaWorld.StartAsync(workers, "Handoffs:Rules:ingress->triage:TimeoutSeconds=2", "Handoffs:Rules:ingress->triage:Attempts=1");
        await saga.PublishAsync(lead.Received());
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");

        workers.OnTriage = FakeWorkers.Triaged;
        await saga.PublishAsync(new ResolveEscalation { EscalationId = journey.EscalationId!.Value, Decision = EscalationDecision.Continue, ResolvedBy = "ann", ResolvedAt = Times.Now });

        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal(2, workers.Triages.Count);
    }

    [Fact]
    public async Task Should_still_be_heard_while_the_manager_is_asked()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = _ => null },
            "Handoffs:Rules:ingress->triage:TimeoutSeconds=0.1", "Handoffs:Rules:ingress->triage:Attempts=1", "Handoffs:Rules:escalation->manager/complex_request:TimeoutSeconds=2");
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");

        await saga.PublishAsync(FakeWorkers.Triaged(saga.Workers.Triages.Single()));

        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Single(saga.Workers.Triages);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_be_asked_again_after_a_crash_that_lost_its_failure()
    {
        // A fault is told over the transport alone, and a crash forgets it: what is left is a journey that waits, and no message.
        var folder = Directory.CreateTempSubdirectory("marketingbus-").FullName;
        await using (var saga = await SagaWorld.StartInAsync(folder, new FakeWorkers { OnTriage = _ => null }, "Handoffs:Rules:ingress->triage:TimeoutSeconds=2"))
        {
            await saga.PublishAsync(lead.Received());
            await saga.JourneyInAsync(lead.JourneyId, "Triaging");
            await saga.SettledAsync();
        }

        await using var again = await SagaWorld.StartInAsync(folder);
        await again.JourneyInAsync(lead.JourneyId, "Completed");

        Assert.Equal(2, Assert.Single(again.Workers.Triages).Attempt);
        Assert.Single(again.Workers.Engagements);
    }
}
