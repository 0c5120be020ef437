using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Engagement;

public sealed class When_machines_click
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Should_keep_the_reason_with_the_event_and_tell_the_others()
    {
        await using var world = await EngagementWorld.StartAsync();
        var (scan, click) = (Click(0) with { UserAgent = "curl/8" }, Click(60));

        await world.SendAsync(scan, click, scan with { Kind = EngagementKind.Complained, EventId = Guid.NewGuid() });

        var judged = (await world.JudgedAsync(3)).ToDictionary(x => (x.Engagement.EventId == scan.EventId, x.Engagement.Kind));
        var kept = await KeptAsync(world, 3);
        Assert.Contains("curl/", judged[(true, EngagementKind.Clicked)].AutomatedReason, StringComparison.Ordinal);
        Assert.Null(judged[(false, EngagementKind.Clicked)].AutomatedReason);
        Assert.Null(judged[(false, EngagementKind.Complained)].AutomatedReason);
        Assert.All(judged.Values, x => Assert.Equal(kept[x.Engagement.EventId], x.AutomatedReason));
    }

    [Fact]
    public async Task Should_see_that_it_came_too_soon_after_the_message_went_out()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.SendAsync(EngagementWorld.Command(new LeadProfile { LeadId = "L1", Email = "l1@b.example", GdprConsent = true }));
        var sent = Assert.Single(await world.EngagedAsync(1));
        var sentAt = (await world.OutreachAsync()).Single().EndedAt!.Value;

        await world.SendAsync(
            Click(0) with { MessageId = sent.MessageId, OccurredAt = sentAt.AddSeconds(1) }, Click(0) with { MessageId = sent.MessageId, OccurredAt = sentAt.AddSeconds(5) });

        var judged = (await world.JudgedAsync(2)).OrderBy(x => x.Engagement.OccurredAt).ToList();
        Assert.Contains("after the message went out", judged[0].AutomatedReason, StringComparison.Ordinal);
        Assert.Null(judged[1].AutomatedReason);
    }

    [Fact]
    public async Task Should_not_hold_a_click_for_hasty_because_its_message_was_settled_late()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.KeepAsync(new Outreach
        {
            EngagementId = Guid.NewGuid(), JourneyId = Click(0).JourneyId, LeadId = "L1", EngagementType = EngagementType.Welcome, Status = OutreachStatus.Sent,
            IntendedAt = Noon, EndedAt = Noon.AddHours(1),
        });

        await world.SendAsync(Click(31), Click(33));

        var judged = (await world.JudgedAsync(2)).OrderBy(x => x.Engagement.OccurredAt).ToList();
        Assert.Equal([true, false], judged.Select(x => x.AutomatedReason is not null));
    }

    [Fact]
    public async Task Should_find_the_bursts_of_times_far_apart_in_one_batch()
    {
        await using var world = await EngagementWorld.StartAsync();
        double[] years = [.. new double[] { -25, -3, -1, 0 }.Select(x => x * 365 * 86_400)];
        await world.SendAsync(years.SelectMany(x => new[] { Click(x), Click(x + 1), Click(x + 2) }));
        Assert.All((await KeptAsync(world, 12)).Values, Assert.Null);

        await world.SendAsync(years.Select(x => Click(x + 3)));

        await MarketingBus.Tests.Support.Waiting.EventuallyAsync(() => KeptAsync(world, 16), x => x.Values.All(reason => reason is not null), "every click is automated");
    }

    [Fact]
    public async Task Should_take_back_each_click_of_a_burst_once_however_it_is_told()
    {
        await using var world = await EngagementWorld.StartAsync();
        var clicks = Enumerable.Range(0, 6).Select(x => Click(x)).ToList();
        foreach (var (index, click) in clicks.Index())
        {
            await world.SendAsync(click);
            await KeptAsync(world, index + 1);
        }

        // Three were a person's until the fourth came.
        var judged = await world.JudgedAsync(9);
        Assert.Equal(clicks.Take(3).Select(x => x.EventId), judged.Where(x => x.AutomatedReason is null).Select(x => x.Engagement.EventId));
        Assert.Equal(clicks.Take(3).Select(x => x.EventId).Order(), judged.Where(x => x.TakesBack).Select(x => x.Engagement.EventId).Order());
        Assert.All(judged, x => Assert.Equal(("crm", "L1"), (x.Engagement.SourceSystem, x.Engagement.LeadId)));
        Assert.All((await KeptAsync(world, 6)).Values, Assert.NotNull);
    }

    static EngagementRecorded Click(double seconds) => EngagementWorld.Event("L1", EngagementKind.Clicked) with { OccurredAt = Noon.AddSeconds(seconds) };

    static async Task<Dictionary<Guid, string?>> KeptAsync(EngagementWorld world, int count) =>
        (await MarketingBus.Tests.Support.Waiting.EventuallyAsync(
            () => world.World.ReadAsync(x => x.Set<EngagementEvent>().AsNoTracking().ToListAsync()), x => x.Count >= count, $"{count} events"))
        .ToDictionary(x => x.EventId, x => x.AutomatedReason);
}
