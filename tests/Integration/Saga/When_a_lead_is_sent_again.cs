using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_a_lead_is_sent_again
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_change_nothing_when_it_is_the_same()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received());
        var before = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        await saga.SettledAsync();

        await saga.PublishAsync(lead.Received(), lead.Received());
        await saga.SettledAsync();

        Assert.Equal(before.Version, (await saga.JourneyAsync(lead.JourneyId))!.Version);
        Assert.Single(saga.Workers.Triages);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_be_triaged_once_more_and_followed_up_when_it_changed_after_its_journey()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(lead.Received("CMO"));
        await saga.SettledAsync();

        Assert.Equal(2, (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Run);
        Assert.Equal([EngagementType.Welcome, EngagementType.FollowUp], saga.Workers.Engagements.Select(x => x.EngagementType));
    }

    [Fact]
    public async Task Should_be_triaged_with_the_new_content_when_it_changed_during_triage()
    {
        TriageLead? first = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = x => x.Lead.Persona == "CMO" ? FakeWorkers.Triaged(x) : Keep(x, ref first) });
        await saga.PublishAsync(lead.Received());
        await saga.SettledAsync();

        await saga.PublishAsync(lead.Received("CMO"));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");

        Assert.Equal(("CMO", 1), (journey.Lead!.Persona, journey.Run));
        Assert.Equal("CMO", Assert.Single(saga.Workers.Engagements).Lead.Persona);
        Assert.Contains(await saga.RowsAsync<HandoffRecord>(), x => x.HandoffId == first!.HandoffId && x.Outcome == "cancelled");
    }

    [Fact]
    public async Task Should_be_triaged_after_the_engagement_when_it_changed_during_it()
    {
        EngageLead? first = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = x => first is null ? Keep(x, ref first) : FakeWorkers.Engaged(x) });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");
        await saga.SettledAsync();

        await saga.PublishAsync(lead.Received("CMO"));
        await saga.SettledAsync();
        Assert.Equal("Engaging", (await saga.JourneyAsync(lead.JourneyId))!.CurrentState);
        await saga.PublishAsync(FakeWorkers.Engaged(first!));

        Assert.Equal(2, (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Run);
        Assert.Equal(["Founder", "CMO"], saga.Workers.Triages.Select(x => x.Lead.Persona));
    }

    [Fact]
    public async Task Should_change_nothing_when_a_newer_one_overtook_it()
    {
        await using var saga = await SagaWorld.StartAsync();
        var newer = lead.Received("CMO");
        var older = lead.Received() with { ReceivedAt = newer.ReceivedAt.AddTicks(-1) };
        await saga.PublishAsync(newer);
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        var answer = await saga.AskAsync(older);
        await saga.SettledAsync();

        Assert.Equal(JourneyStage.Triaged, answer?.Stage);
        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal(("CMO", 1), (journey.Lead!.Persona, journey.Run));
        Assert.Single(saga.Workers.Triages);
    }

    static object? Keep<T>(T command, ref T? kept)
    {
        kept = command;
        return null;
    }
}
