using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_a_caller_waits
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_be_told_when_the_lead_is_triaged_and_again_from_the_state()
    {
        await using var saga = await SagaWorld.StartAsync();

        Assert.Equal(JourneyStage.Triaged, (await saga.AskAsync(lead.Received()))?.Stage);
        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal(JourneyStage.Triaged, (await saga.AskAsync(lead.Received()))?.Stage);
        Assert.Single(saga.Workers.Triages);
    }

    [Fact]
    public async Task Should_have_an_unknown_lead_engaged_without_triage_and_welcomed_once()
    {
        await using var saga = await SagaWorld.StartAsync();

        Assert.Equal(JourneyStage.Engaged, (await saga.AskAsync(lead.Asked(EngagementType.Welcome)))?.Stage);
        Assert.Equal(JourneyStage.Engaged, (await saga.AskAsync(lead.Asked(EngagementType.Welcome)))?.Stage);
        Assert.Empty(saga.Workers.Triages);
        Assert.Single(saga.Workers.Engagements);

        await saga.PublishAsync(lead.Received());
        await saga.SettledAsync();
        Assert.Single(saga.Workers.Triages);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_have_every_engagement_carried_out_that_was_asked_for_during_another()
    {
        EngageLead? first = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = x => Interlocked.CompareExchange(ref first, x, null) is null ? null : FakeWorkers.Engaged(x) });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");
        await saga.SettledAsync();

        await saga.PublishAsync(lead.Asked(EngagementType.DemoInvite), lead.Asked(EngagementType.FollowUp));
        await saga.SettledAsync();
        await saga.PublishAsync(FakeWorkers.Engaged(first!));

        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal([EngagementType.Welcome, EngagementType.DemoInvite, EngagementType.FollowUp], saga.Workers.Engagements.Select(x => x.EngagementType));
    }

    [Fact]
    public async Task Should_be_told_that_a_message_must_not_be_sent()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers
        {
            OnEngage = x => new EngagementRefused
            {
                JourneyId = x.JourneyId, HandoffId = x.HandoffId, EngagementId = x.EngagementId, SourceSystem = x.SourceSystem, LeadId = x.Lead.LeadId,
                Reasons = [new Reason { Code = "no_consent", Text = "No consent." }], RefusedAt = Times.Now,
            },
        });

        var answer = await saga.AskAsync(lead.Asked(EngagementType.DemoInvite));

        Assert.Equal((JourneyStage.Refused, "no_consent"), (answer!.Stage, answer.Reason));
        Assert.Equal("refused", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
    }

    [Fact]
    public async Task Should_be_told_that_the_agent_failed()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = _ => throw new InvalidOperationException("no model") });

        var answer = await saga.AskAsync(lead.Received());

        Assert.Equal((JourneyStage.Faulted, "no model"), (answer!.Stage, answer.Reason));
    }

    [Theory]
    [InlineData(AgentType.LeadTriage, JourneyStage.Triaged)]
    [InlineData(AgentType.Engagement, JourneyStage.Engaged)]
    [InlineData(AgentType.Optimizer, JourneyStage.Optimized)]
    [InlineData(AgentType.Manager, JourneyStage.Escalated)]
    public async Task Should_get_the_answer_of_the_agent_that_the_lead_was_handed_to(AgentType agent, JourneyStage expected)
    {
        await using var saga = await SagaWorld.StartAsync();

        var answer = await saga.AskAsync(lead.HandedTo(agent, metadata: ("campaign_id", "campaign-9")));

        Assert.Equal(expected, answer?.Stage);
        await saga.SettledAsync();
        if (agent != AgentType.Manager)
            Assert.Contains(await saga.RowsAsync<HandoffRecord>(), x => x is { Rule: "request", Context.Summary: "Please look" });
    }

    [Fact]
    public async Task Should_be_told_with_everyone_else_who_waits_for_the_same_lead()
    {
        TriageLead? command = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = x => { command = x; return null; } });
        var changed = lead.Received();
        var first = saga.AskAsync(changed);
        await saga.JourneyInAsync(lead.JourneyId, "Triaging");
        var second = saga.AskAsync(lead.Received());
        var third = saga.AskAsync(lead.Asked(EngagementType.DemoInvite));
        await saga.World.EventuallyAsync(x => x.Set<InboxState>().CountAsync(), x => x == 4, "all have asked and triage is at work");

        await saga.PublishAsync(FakeWorkers.Triaged(command!));

        Assert.Equal([JourneyStage.Triaged, JourneyStage.Triaged, JourneyStage.Engaged], (await Task.WhenAll(first, second, third)).Select(x => x?.Stage));
    }
}
