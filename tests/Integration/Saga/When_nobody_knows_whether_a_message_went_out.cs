using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_nobody_knows_whether_a_message_went_out
{
    [Fact]
    public async Task Should_ask_the_manager_and_go_on()
    {
        var lead = new ALead();
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = Unknown });

        await saga.PublishAsync(lead.Received());

        Assert.Equal("refused", (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Outcome);
        var escalation = Assert.Single(await saga.RowsAsync<Escalation>());
        Assert.Equal((AgentType.Engagement, false), (escalation.EscalatedBy, escalation.Blocking));
        Assert.Contains(saga.Workers.Engagements.Single().EngagementId.ToString(), escalation.Context.Summary, StringComparison.Ordinal);
    }

    static EngagementRefused Unknown(EngageLead command) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        EngagementId = command.EngagementId,
        SourceSystem = command.SourceSystem,
        LeadId = command.Lead.LeadId,
        Reasons = [new Reason { Code = OutreachReasons.OutcomeUnknown, Text = "It is not known." }],
        RefusedAt = Times.Now,
    };
}
