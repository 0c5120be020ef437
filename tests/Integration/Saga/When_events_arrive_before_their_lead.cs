using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_events_arrive_before_their_lead
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_await_the_lead_and_then_take_its_journey()
    {
        await using var saga = await SagaWorld.StartAsync();

        await saga.PublishAsync(lead.Did(EngagementKind.Converted));
        Assert.NotNull((await saga.JourneyInAsync(lead.JourneyId, "Awaited")).Deadline);
        await saga.PublishAsync(lead.Received());

        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal((LeadStatus.Converted, 1), (journey.LeadStatus, journey.Run));
    }

    [Fact]
    public async Task Should_end_as_in_the_other_order()
    {
        await using var saga = await SagaWorld.StartAsync();

        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        await saga.PublishAsync(lead.Did(EngagementKind.Converted));
        await saga.SettledAsync();

        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal((LeadStatus.Converted, 1), (journey.LeadStatus, journey.Run));
    }

    [Fact]
    public async Task Should_give_up_when_the_lead_never_comes()
    {
        await using var saga = await SagaWorld.StartAsync(null, "Orchestrator:AwaitLeadFor=00:00:00.2");

        await saga.PublishAsync(lead.Did(EngagementKind.Opened));

        Assert.Equal("abandoned", (await saga.JourneyInAsync(lead.JourneyId, "Abandoned")).Outcome);
    }
}
