using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Engagement.Sending;
using Xunit;

namespace MarketingBus.Tests.Integration.Engagement;

/// <summary>The provider sends what it is given twice as well; only the record of what was begun keeps a lead from being written to again.</summary>
public sealed class When_a_sender_is_lost
{
    static readonly EngageLead Command = EngagementWorld.Command(new LeadProfile { LeadId = "L1", PreferredChannel = "SMS", Phone = "+49 30 123456" });

    readonly FakeSender sender = new(recognisesRepeats: false);

    [Fact]
    public async Task Should_have_recorded_what_it_was_about_to_send()
    {
        await using var world = await EngagementWorld.StartAsync(sender);
        var seen = new List<(string, Guid)>();
        sender.OnSent = async message => seen.Add((Assert.Single(await world.OutreachAsync(), x => x.EngagementId == message.EngagementId).Status, message.EngagementId));

        await world.SendAsync(Command, EngagementWorld.Command(new LeadProfile { LeadId = "L2", Email = "l2@b.example" }));

        await world.EngagedAsync(2);
        Assert.Equal(["sending", "sending"], seen.Select(x => x.Item1));
        Assert.All(await world.OutreachAsync(), x => Assert.Equal(OutreachStatus.Sent, x.Status));
    }

    [Fact]
    public async Task Should_remember_what_went_out_before_the_rest_of_its_batch_failed()
    {
        await using var world = await EngagementWorld.StartAsync(sender, null, EngagementWorld.Together);
        sender.OnSent = message => sender.Messages.Count switch
        {
            // While one is worked on, the next two come, and are taken together.
            1 => world.SendAsync(Command, EngagementWorld.Command(new LeadProfile { LeadId = "L2", Email = "l2@b.example" })),
            3 => throw new IOException("the line is dead"),
            _ => Task.CompletedTask,
        };

        await world.SendAsync(EngagementWorld.Command(new LeadProfile { LeadId = "L0", Email = "l0@b.example" }));

        await world.EngagedAsync(2);
        await Waiting.EventuallyAsync(() => Task.FromResult(sender.Messages.Count), x => x >= 3, "the last one is tried");
        Assert.Equal(3, sender.Messages.DistinctBy(x => x.EngagementId).Count());
        Assert.Equal(3, sender.Messages.Count);
        Assert.Equal(["sending", "sent", "sent"], (await world.OutreachAsync()).Select(x => x.Status).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OutreachStatus.Failed)]
    [InlineData(OutreachStatus.Sending)]
    public async Task Should_not_send_what_another_process_sent_while_the_batch_was_worked_on(string? known)
    {
        sender.Trace = OutreachTrace.NotSent;
        await using var world = await EngagementWorld.StartAsync(sender, null, EngagementWorld.Together);
        var earlier = EngagementWorld.Command(new LeadProfile { LeadId = "L1", Email = "l1@b.example" });
        if (known is not null)
            await world.KeepAsync(Sending(DateTimeOffset.UnixEpoch, known));
        sender.OnSent = async message =>
        {
            // While one is worked on, the next two come, and are taken together; while the first of those is worked on, another process has the second.
            if (message.Lead.LeadId == "L0")
                await world.SendAsync(earlier, Command);
            else if (message.EngagementId == earlier.EngagementId)
                await world.KeepInsteadAsync(Sent());
        };

        await world.SendAsync(EngagementWorld.Command(new LeadProfile { LeadId = "L0", Email = "l0@b.example" }));

        var engaged = await world.EngagedAsync(3);
        Assert.Equal("another-7", engaged.Single(x => x.EngagementId == Command.EngagementId).MessageId);
        Assert.Equal(["L0", "L1"], sender.Messages.Select(x => x.Lead.LeadId));
        Assert.All(await world.OutreachAsync(), x => Assert.Equal(OutreachStatus.Sent, x.Status));
    }

    [Fact]
    public async Task Should_not_be_answered_while_another_process_may_be_sending()
    {
        await using var world = await EngagementWorld.StartAsync(sender);
        await world.KeepAsync(Sending(TimeProvider.System.GetUtcNow()));

        await world.SendAsync(Command, EngagementWorld.Command(new LeadProfile { LeadId = "L2", Email = "l2@b.example" }));

        Assert.NotEqual(Command.EngagementId, Assert.Single(await world.EngagedAsync(1)).EngagementId);
        Assert.Equal(OutreachStatus.Sending, Assert.Single(await world.OutreachAsync(), x => x.EngagementId == Command.EngagementId).Status);
    }

    [Fact]
    public async Task Should_not_be_repeated_when_nobody_knows_whether_it_sent()
    {
        await using var world = await EngagementWorld.StartAsync(sender);
        await world.KeepAsync(Sending(DateTimeOffset.UnixEpoch));

        await world.SendAsync(Command);

        Assert.Equal("outcome_unknown", Assert.Single(Assert.Single(await world.RefusedAsync(1)).Reasons).Code);
        Assert.Equal(OutreachStatus.Unknown, Assert.Single(await world.OutreachAsync()).Status);
        Assert.Empty(sender.Messages);
    }

    [Fact]
    public async Task Should_be_answered_for_when_the_provider_says_that_it_sent()
    {
        sender.Trace = OutreachTrace.Sent("provider-7");
        await using var world = await EngagementWorld.StartAsync(sender);
        await world.KeepAsync(Sending(TimeProvider.System.GetUtcNow()));

        await world.SendAsync(Command);

        Assert.Equal("provider-7", Assert.Single(await world.EngagedAsync(1)).MessageId);
        Assert.Empty(sender.Messages);
    }

    [Fact]
    public async Task Should_be_taken_over_from_when_the_provider_says_that_it_did_not_send()
    {
        sender.Trace = OutreachTrace.NotSent;
        await using var world = await EngagementWorld.StartAsync(sender);
        await world.KeepAsync(Sending(DateTimeOffset.UnixEpoch));

        await world.SendAsync(Command);

        Assert.Equal("As intended.", Assert.Single(await world.EngagedAsync(1)).Content);
        Assert.Single(sender.Messages);
    }

    static Outreach Sent()
    {
        var outreach = Sending(TimeProvider.System.GetUtcNow(), OutreachStatus.Sent);
        outreach.MessageId = "another-7";
        outreach.EndedAt = outreach.IntendedAt;
        return outreach;
    }

    static Outreach Sending(DateTimeOffset since, string status = OutreachStatus.Sending) => new()
    {
        EngagementId = Command.EngagementId,
        JourneyId = Command.JourneyId,
        LeadId = "L1",
        Channel = Channel.Call,
        Content = "As intended.",
        Status = status,
        IntendedAt = since,
    };
}
