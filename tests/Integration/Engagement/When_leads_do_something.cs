using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Engagement;

public sealed class When_leads_do_something
{
    [Fact]
    public async Task Should_keep_each_event_once()
    {
        await using var world = await EngagementWorld.StartAsync();
        var click = EngagementWorld.Event("L1", EngagementKind.Clicked) with { Channel = Channel.Sms, CampaignId = "C1", ValueUsd = 5 };

        await world.SendAsync(click, click);
        await KeptAsync(world, 1);
        await world.SendAsync(click, EngagementWorld.Event("L1", EngagementKind.Replied));

        var kept = await KeptAsync(world, 2);
        Assert.Equal([EngagementKind.Clicked, EngagementKind.Replied], kept.Select(x => x.Kind).Order());
        Assert.Equal((Channel.Sms, "C1", 5d), kept.Where(x => x.EventId == click.EventId).Select(x => (x.Channel, x.CampaignId, x.ValueUsd)).Single());
    }

    [Fact]
    public async Task Should_reject_an_event_of_nobody_alone()
    {
        await using var world = await EngagementWorld.StartAsync();
        var nobody = EngagementWorld.Event("", EngagementKind.Unsubscribed);

        await world.SendAsync(EngagementWorld.Event("L1", EngagementKind.Opened), nobody, EngagementWorld.Event("L2", EngagementKind.Opened));

        Assert.Equal(nobody.EventId, Assert.Single(await world.RejectedAsync(1)).EventId);
        Assert.Equal(["L1", "L2"], (await KeptAsync(world, 2)).Select(x => x.LeadId).Order());
    }

    static Task<List<EngagementEvent>> KeptAsync(EngagementWorld world, int count) =>
        world.World.EventuallyAsync(x => x.Set<EngagementEvent>().ToListAsync(), x => x.Count >= count, $"{count} events");
}
