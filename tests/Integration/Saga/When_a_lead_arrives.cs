using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_a_lead_arrives
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_be_triaged_then_engaged_then_completed()
    {
        await using var saga = await SagaWorld.StartAsync();

        await saga.PublishAsync(lead.Received());

        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal((LeadStatus.Engaged, "engaged", 1, 70), (journey.LeadStatus, journey.Outcome, journey.Run, journey.Score));
        Assert.Equal(EngagementType.Welcome, Assert.Single(saga.Workers.Engagements).EngagementType);
        Assert.Null(journey.Deadline);
    }

    [Fact]
    public async Task Should_record_both_handoffs_and_both_actions()
    {
        await using var saga = await SagaWorld.StartAsync();

        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        var handoffs = await saga.RowsAsync<HandoffRecord>();
        Assert.Equal([("ingress->triage", "answered"), ("triage->engagement", "answered")], handoffs.OrderBy(x => x.StartedAt).Select(x => (x.Rule, x.Outcome)));
        var actions = await saga.RowsAsync<AgentActionRecord>();
        Assert.Equal([ActionType.Triage, ActionType.Outreach], actions.OrderBy(x => x.ActionType).Select(x => x.ActionType));
        Assert.Contains(actions, x => x.Reasons.Any(reason => reason.Code == "persona"));
    }

    [Fact]
    public async Task Should_tell_that_the_journey_completed()
    {
        await using var saga = await SagaWorld.StartAsync();

        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        await saga.SettledAsync();

        Assert.Equal("engaged", Assert.Single(saga.Workers.Completions).Outcome);
    }
}
