using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_the_manager_is_asked
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_hold_the_journey_up_until_told_to_continue()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received("Founder", ("legal_issue", "true")));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.SettledAsync();
        Assert.Empty(saga.Workers.Engagements);

        await saga.PublishAsync(Answer(journey, EscalationDecision.Continue));

        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Single(saga.Workers.Engagements);
        Assert.Equal("ann", Assert.Single(await saga.RowsAsync<Escalation>()).ResolvedBy);
    }

    [Fact]
    public async Task Should_end_the_journey_when_told_to_stop()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received("Founder", ("legal_issue", "true")));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");

        await saga.PublishAsync(Answer(journey, EscalationDecision.Stop));

        Assert.Equal("stopped", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
        Assert.Empty(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_keep_the_first_of_two_answers()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received("Founder", ("legal_issue", "true")));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");

        await saga.PublishAsync(Answer(journey, EscalationDecision.Stop));
        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        await saga.PublishAsync(Answer(journey, EscalationDecision.Continue), Answer(journey, EscalationDecision.Continue) with { EscalationId = Guid.NewGuid() });
        await saga.SettledAsync();

        Assert.Equal(EscalationDecision.Stop, Assert.Single(await saga.RowsAsync<Escalation>()).Decision);
        Assert.Equal("stopped", (await saga.JourneyAsync(lead.JourneyId))!.Outcome);
    }

    [Fact]
    public async Task Should_go_on_after_the_deadline_with_the_task_still_open_and_its_owner_reminded()
    {
        await using var saga = await SagaWorld.StartAsync(null, "Handoffs:Rules:escalation->manager/legal:TimeoutSeconds=0.2");

        await saga.PublishAsync(lead.Received("Founder", ("legal_issue", "true")));
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        var escalation = Assert.Single(await saga.RowsAsync<Escalation>());
        Assert.NotNull(escalation.RemindedAt);
        Assert.Null(escalation.ResolvedAt);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_not_be_waited_for_about_a_lead_of_high_value()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = x => FakeWorkers.Triaged(x) with { Score = 95 } });

        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        var escalation = Assert.Single(await saga.RowsAsync<Escalation>());
        Assert.Equal((EscalationReason.HighValue, false), (escalation.Reason, escalation.Blocking));
    }

    [Fact]
    public async Task Should_be_asked_once_about_a_complaint_that_is_told_twice_and_wait_for_the_second_matter_too()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = _ => null });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");

        var complaint = lead.Did(EngagementKind.Complained);
        await saga.PublishAsync(complaint, complaint, lead.Did(EngagementKind.Replied, "My lawyer will call you."));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.SettledAsync();
        Assert.Equal(2, (await saga.RowsAsync<Escalation>()).Count);

        await saga.PublishAsync(Answer(journey, EscalationDecision.Continue));
        await saga.SettledAsync();
        journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.PublishAsync(Answer(journey, EscalationDecision.Continue));

        Assert.Equal(LeadStatus.Lost, (await saga.JourneyInAsync(lead.JourneyId, "Engaging")).LeadStatus);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_keep_what_the_held_up_agent_answered_meanwhile()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = _ => null });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");
        await saga.PublishAsync(lead.Did(EngagementKind.Complained));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.SettledAsync();

        await saga.PublishAsync(FakeWorkers.Engaged(saga.Workers.Engagements.Single()));
        await saga.SettledAsync();
        await saga.PublishAsync(Answer(journey, EscalationDecision.Continue));

        Assert.Equal("engaged", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_be_waited_for_with_one_task_when_triage_routes_a_lead_of_high_value_to_him()
    {
        await using var saga = await SagaWorld.StartAsync(RoutingToManager(score: 95));

        await saga.PublishAsync(lead.Received());
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.SettledAsync();

        var escalation = Assert.Single(await saga.RowsAsync<Escalation>());
        Assert.Equal((EscalationReason.HighValue, true), (escalation.Reason, escalation.Blocking));
        Assert.Equal(1, (escalation.Deadline - escalation.RaisedAt).TotalDays, .001);
        Assert.Contains("big_fish", escalation.Context.Summary, StringComparison.Ordinal);
        Assert.Empty(saga.Workers.Engagements);

        await saga.PublishAsync(Answer(journey, EscalationDecision.Continue));
        Assert.Equal("engaged", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
    }

    [Fact]
    public async Task Should_no_longer_be_waited_for_about_a_routed_lead_after_its_deadline()
    {
        await using var saga = await SagaWorld.StartAsync(RoutingToManager(score: 40), "Handoffs:Rules:triage->manager/routed:TimeoutSeconds=0.2");

        await saga.PublishAsync(lead.Received());

        Assert.Equal("engaged", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
        Assert.NotNull(Assert.Single(await saga.RowsAsync<Escalation>()).RemindedAt);
    }

    [Fact]
    public async Task Should_be_waited_for_as_the_rule_says_that_asked()
    {
        await using var saga = await SagaWorld.StartAsync(
            RoutingToManager(score: 40), "Handoffs:Rules:triage->manager/routed:TimeoutSeconds=0.2", "Handoffs:Rules:triage->manager/routed:Then=Fault");

        await saga.PublishAsync(lead.Received());

        await saga.JourneyInAsync(lead.JourneyId, "Faulted");
        Assert.Empty(saga.Workers.Engagements);
    }

    static FakeWorkers RoutingToManager(double score) => new()
    {
        OnTriage = x => FakeWorkers.Triaged(x) with
        {
            Score = score, Routing = new RoutingDecision { DestAgentType = AgentType.Manager, Priority = Priority.High, Reason = "big_fish" },
        },
    };

    static ResolveEscalation Answer(LeadJourneyState journey, EscalationDecision decision) =>
        new() { EscalationId = journey.EscalationId!.Value, Decision = decision, ResolvedBy = "ann", ResolvedAt = Times.Now };

    [Fact]
    public async Task Should_end_the_journey_when_told_to_stop_in_the_second_of_two_matters()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = _ => null });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");
        await saga.PublishAsync(lead.Did(EngagementKind.Complained), lead.Did(EngagementKind.Replied, "My lawyer will call you."));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "AwaitingManager");
        await saga.SettledAsync();
        var second = (await saga.RowsAsync<Escalation>()).Single(x => x.EscalationId != journey.EscalationId);

        await saga.PublishAsync(Answer(journey, EscalationDecision.Stop) with { EscalationId = second.EscalationId });

        Assert.Equal("stopped", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
    }
}
