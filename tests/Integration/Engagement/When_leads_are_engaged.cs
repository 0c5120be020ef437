using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Integration.Engagement;

public sealed class When_leads_are_engaged
{
    static readonly LeadProfile Founder = new() { LeadId = "L1", Name = "Ada", Email = "ada@b.example", Phone = "+49 30 123456", Persona = "Founder", Region = "EU", Industry = "SaaS", CampaignId = "C1" };

    [Fact]
    public async Task Should_send_answer_and_keep_each_message()
    {
        await using var world = await EngagementWorld.StartAsync();
        var founder = EngagementWorld.Command(Founder) with { ConversationId = "talk" };
        var manager = EngagementWorld.Command(new LeadProfile { LeadId = "L2", Persona = "Marketing Manager" }, EngagementType.DemoInvite);

        await world.SendAsync(founder, manager);

        var engaged = (await world.EngagedAsync(2)).ToDictionary(x => x.LeadId);
        Assert.Equal((Channel.Email, "talk", "C1", founder.HandoffId), (engaged["L1"].Channel, engaged["L1"].ConversationId, engaged["L1"].CampaignId, engaged["L1"].HandoffId));
        Assert.Contains("<p>Hello Ada,</p>", engaged["L1"].Content, StringComparison.Ordinal);
        Assert.Equal((Channel.Social, EngagementType.DemoInvite), (engaged["L2"].Channel, engaged["L2"].EngagementType));
        Assert.Contains("see it live", engaged["L2"].Content, StringComparison.Ordinal);
        Assert.Equal(["persona_channel"], engaged["L2"].Reasons.Select(x => x.Code));

        var outreach = (await world.OutreachAsync()).ToDictionary(x => x.LeadId);
        Assert.Equal(("sent", engaged["L1"].Content, engaged["L1"].MessageId), (outreach["L1"].Status, outreach["L1"].Content, outreach["L1"].MessageId));
        Assert.Equal(2, world.Sender.Messages.Count);
    }

    [Fact]
    public async Task Should_refuse_those_who_must_not_be_contacted_and_no_others()
    {
        await using var world = await EngagementWorld.StartAsync();

        await world.SendAsync(
            EngagementWorld.Command(Founder with { GdprConsent = false }),
            EngagementWorld.Command(Founder with { LeadId = "" }),
            EngagementWorld.Command(Founder with { LeadId = "L3", GdprConsent = true }),
            EngagementWorld.Command(Founder with { LeadId = "L4" }));

        var refused = await world.RefusedAsync(2);
        Assert.Equal(["no_consent", "invalid_lead"], refused.Select(x => Assert.Single(x.Reasons).Code));
        Assert.Equal(["L3", "L4"], (await world.EngagedAsync(2)).Select(x => x.LeadId));
        Assert.Equal(["L3", "L4"], world.Sender.Messages.Select(x => x.Lead.LeadId).Order());
        Assert.Equal(2, (await world.OutreachAsync()).Count(x => x.Status == "refused"));
    }

    [Fact]
    public async Task Should_ask_for_explicit_consent_where_settings_do()
    {
        await using var world = await EngagementWorld.StartAsync(null, null, "Engagement:RequireExplicitConsent=true");

        await world.SendAsync(EngagementWorld.Command(Founder));

        Assert.Equal("no_consent", Assert.Single(Assert.Single(await world.RefusedAsync(1)).Reasons).Code);
        Assert.Empty(world.Sender.Messages);
    }

    [Fact]
    public async Task Should_use_the_channel_that_memory_knows_to_work()
    {
        await using var world = await EngagementWorld.StartAsync();
        var remembered = EngagementWorld.Command(Founder with { LeadId = "remembered" });
        world.Memory.Remember(remembered.JourneyId, responses: [("sms", 3), ("email", 1)]);

        await world.SendAsync(EngagementWorld.Command(Founder), remembered);

        var engaged = (await world.EngagedAsync(2)).ToDictionary(x => x.LeadId);
        Assert.Equal(Channel.Email, engaged["L1"].Channel);
        Assert.Equal((Channel.Sms, "memory.responsive_channel"), (engaged["remembered"].Channel, engaged["remembered"].Reasons[0].Code));
    }

    [Fact]
    public async Task Should_use_what_the_segment_prefers_when_the_lead_says_nothing()
    {
        await using var world = await EngagementWorld.StartAsync(facts: [new Triple("Retail", "prefers", "Call", .8), new Triple("Retail", "buys", "Web")]);

        await world.SendAsync(EngagementWorld.Command(new LeadProfile { LeadId = "L1", Industry = "Retail", Phone = "+49 30 123456" }));

        var engaged = Assert.Single(await world.EngagedAsync(1));
        Assert.Equal((Channel.Call, "knowledge.segment_channel"), (engaged.Channel, engaged.Reasons[0].Code));
    }

    [Fact]
    public async Task Should_say_when_the_campaign_underperforms()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.KeepAsync(new Campaign { SourceSystem = "crm", CampaignId = "C1", Underperforms = true });
        await world.KeepAsync(new Campaign { SourceSystem = "crm", CampaignId = "C2" });
        await world.KeepAsync(new Campaign { SourceSystem = "other", CampaignId = "C2", Underperforms = true });

        await world.SendAsync(EngagementWorld.Command(Founder), EngagementWorld.Command(Founder with { LeadId = "L2", CampaignId = "C2" }));

        var engaged = (await world.EngagedAsync(2)).ToDictionary(x => x.LeadId);
        Assert.Equal((true, false), (engaged["L1"].CampaignUnderperforms, engaged["L2"].CampaignUnderperforms));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_send_several_at_once_only_where_a_repeat_reaches_nobody_twice(bool recognisesRepeats)
    {
        var sender = new FakeSender(recognisesRepeats);
        await using var world = await EngagementWorld.StartAsync(sender, null, EngagementWorld.Together);
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var patience = TimeSpan.FromSeconds(recognisesRepeats ? 20 : 0.2);
        var underWay = 0;
        sender.OnSent = async message =>
        {
            // While one is worked on, the next two come, and are taken together.
            if (message.Lead.LeadId == "L1")
            {
                await world.SendAsync(EngagementWorld.Command(Founder with { LeadId = "L2" }), EngagementWorld.Command(Founder with { LeadId = "L3" }));
                return;
            }

            if (Interlocked.Increment(ref underWay) == 2)
                both.TrySetResult();
            await Task.WhenAny(both.Task, Task.Delay(patience, TimeProvider.System));
            Interlocked.Decrement(ref underWay);
        };

        await world.SendAsync(EngagementWorld.Command(Founder));

        await world.EngagedAsync(3);
        Assert.Equal(3, sender.Messages.Count);
        Assert.Equal(recognisesRepeats, both.Task.IsCompleted);
    }

    [Fact]
    public async Task Should_not_send_to_who_unsubscribed_while_the_batch_was_worked_on()
    {
        await using var world = await EngagementWorld.StartAsync(new FakeSender(recognisesRepeats: false), null, EngagementWorld.Together);
        var last = EngagementWorld.Command(Founder with { LeadId = "L3" });
        world.Sender.OnSent = message => message.Lead.LeadId switch
        {
            "L1" => world.SendAsync(EngagementWorld.Command(Founder with { LeadId = "L2" }), last),
            "L2" => world.KeepAsync(EngagementWorld.Unsubscribed(last.JourneyId)),
            _ => Task.CompletedTask,
        };

        await world.SendAsync(EngagementWorld.Command(Founder));

        Assert.Equal("unsubscribed", Assert.Single(Assert.Single(await world.RefusedAsync(1)).Reasons).Code);
        Assert.Equal(["L1", "L2"], world.Sender.Messages.Select(x => x.Lead.LeadId));
    }

    [Fact]
    public async Task Should_send_once_what_a_batch_asks_for_twice()
    {
        await using var world = await EngagementWorld.StartAsync(null, null, EngagementWorld.Together);
        var first = EngagementWorld.Command(Founder);
        var twice = EngagementWorld.Command(Founder with { LeadId = "L2" });
        var again = twice with { HandoffId = Guid.NewGuid(), Attempt = 2 };
        world.Sender.OnSent = message => message.EngagementId == first.EngagementId ? world.SendAsync(twice, again) : Task.CompletedTask;

        await world.SendAsync(first);

        var engaged = await world.EngagedAsync(3);
        Assert.Equal([first.HandoffId, twice.HandoffId, again.HandoffId], engaged.Select(x => x.HandoffId));
        Assert.Equal(2, world.Sender.Messages.Count);
    }
}
