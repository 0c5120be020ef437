using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using Xunit;

namespace MarketingBus.Tests.Integration.Engagement;

public sealed class When_an_engagement_comes_again
{
    static readonly EngageLead Command = EngagementWorld.Command(new LeadProfile { LeadId = "L1", PreferredChannel = "SMS", Phone = "+49 30 123456" });

    [Fact]
    public async Task Should_send_once_and_answer_each_time()
    {
        await using var world = await EngagementWorld.StartAsync();
        var retry = Command with { HandoffId = Guid.NewGuid(), Attempt = 2 };

        await world.SendAsync(Command, Command);
        await world.EngagedAsync(2);
        await world.SendAsync(retry);

        var engaged = await world.EngagedAsync(3);
        Assert.Single(world.Sender.Messages);
        Assert.Single(await world.OutreachAsync());
        Assert.All(engaged, x => Assert.Equal((Command.EngagementId, engaged[0].MessageId, engaged[0].Content), (x.EngagementId, x.MessageId, x.Content)));
        Assert.Equal(retry.HandoffId, engaged[2].HandoffId);
    }

    [Fact]
    public async Task Should_answer_a_refusal_with_the_same_refusal()
    {
        await using var world = await EngagementWorld.StartAsync();
        var refused = Command with { Lead = Command.Lead with { GdprConsent = false } };

        await world.SendAsync(refused);
        await world.RefusedAsync(1);
        await world.SendAsync(Command);

        Assert.All(await world.RefusedAsync(2), x => Assert.Equal("no_consent", Assert.Single(x.Reasons).Code));
        Assert.Empty(world.Sender.Messages);
    }

    [Fact]
    public async Task Should_send_what_was_intended_when_the_provider_recognises_repeats()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.KeepAsync(Intended());

        await world.SendAsync(Command);

        var engaged = Assert.Single(await world.EngagedAsync(1));
        Assert.Equal((Channel.Call, "As intended."), (engaged.Channel, engaged.Content));
        Assert.Equal("As intended.", Assert.Single(world.Sender.Messages).Content);
    }

    [Fact]
    public async Task Should_not_send_what_was_intended_before_the_lead_unsubscribed()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.KeepAsync(Intended());
        await world.KeepAsync(EngagementWorld.Unsubscribed(Command.JourneyId));

        await world.SendAsync(Command);

        Assert.Equal("unsubscribed", Assert.Single(Assert.Single(await world.RefusedAsync(1)).Reasons).Code);
        Assert.Empty(world.Sender.Messages);
    }

    [Fact]
    public async Task Should_try_again_after_a_failure_that_the_provider_reported()
    {
        await using var world = await EngagementWorld.StartAsync(new FakeSender(failures: 1));

        await world.SendAsync(Command);
        var refused = Assert.Single(await world.RefusedAsync(1));
        await world.SendAsync(Command with { Attempt = 2 });

        var engaged = Assert.Single(await world.EngagedAsync(1));
        Assert.Equal(["preferred_channel", "send_failed"], refused.Reasons.Select(x => x.Code));
        Assert.Equal(["preferred_channel"], engaged.Reasons.Select(x => x.Code));
        Assert.Equal("sent", Assert.Single(await world.OutreachAsync()).Status);
    }

    static Outreach Intended() => new()
    {
        EngagementId = Command.EngagementId,
        JourneyId = Command.JourneyId,
        LeadId = "L1",
        Channel = Channel.Call,
        Content = "As intended.",
    };
}
