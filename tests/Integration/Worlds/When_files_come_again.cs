using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using AcceptedEvent = MarketingBus.Data.Ingress.AcceptedEvent;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_files_come_again_embedded(EmbeddedProduct product) : When_files_come_again(product);

public sealed class When_files_come_again_distributed(DistributedProduct product) : When_files_come_again(product);

public abstract class When_files_come_again(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_hold_a_consent_that_goes_back_to_what_it_was()
    {
        foreach (var (consent, accepted) in new[] { ("no", 1), ("no", 0), ("yes", 1), ("no", 1), ("no", 0) })
            Assert.Equal((accepted, 1 - accepted), await ReplayAsync($"lead_id,email,persona,gdpr_consent\n{Unique},ada@{Unique}.example,CMO,{consent}\n"));

        await ConsentIsAsync(false);
    }

    [Fact]
    public async Task Should_hold_a_consent_that_goes_back_within_one_file()
    {
        var file = $"lead_id,persona,gdpr_consent\n{Unique},CMO,no\n{Unique},CMO,yes\n{Unique},CMO,no\n";
        Assert.Equal((3, 0), await ReplayAsync(file));
        Assert.Equal((0, 3), await ReplayAsync(file));
        await ConsentIsAsync(false);
    }

    [Fact]
    public async Task Should_hold_a_days_figures_that_go_back_to_what_they_were()
    {
        foreach (var clicks in new[] { 100, 90, 100 })
            Assert.Equal((1, 0), await ReplayAsync(Day(clicks)));

        Assert.Equal((0, 1), await ReplayAsync(Day(100)));
        await World.EventuallyAsync(
            x => x.Set<CampaignReading>().AsNoTracking().Where(r => r.CampaignId == Unique).ToListAsync(Cancellation), x => x is [{ Figures.Clicks: 100 }], "100 clicks");
    }

    [Fact]
    public async Task Should_go_on_from_file_to_file_in_the_order_they_come()
    {
        await ReplayAsync(Day(1));
        await ReplayAsync(Day(1) + $"{Unique},2026-03-02,500,7\n");
        Assert.Equal((1, 2), await ReplayAsync(Day(1) + $"{Unique},2026-03-02,500,7\n{Unique},2026-03-03,500,9\n"));
        Assert.Equal((3, 0), await ReplayAsync($"campaign_id,date,impressions,clicks\n{Unique},2026-03-01,500,2\n{Unique},2026-03-02,500,2\n{Unique},2026-03-03,500,2\n"));
        Assert.Equal((3, 0), await ReplayAsync(Day(1) + $"{Unique},2026-03-02,500,7\n{Unique},2026-03-03,500,9\n"));
        await World.EventuallyAsync(
            x => x.Set<CampaignReading>().Where(r => r.CampaignId == Unique).OrderBy(r => r.Date).Select(r => r.Figures).ToListAsync(Cancellation),
            x => x.Select(y => y.Clicks ?? 0).SequenceEqual([1, 7, 9]), "the last file's clicks");
    }

    [Fact]
    public async Task Should_keep_the_revenue_of_every_order_once()
    {
        var file = $"lead_id,event,date,order_id,amount\n{Unique},converted,2026-03-14,ORD-1,49.00\n{Unique},converted,2026-03-14,ORD-2,49.00\n{Unique},converted,2026-03-14,ORD-3,49.00\n";
        Assert.Equal((3, 0), await ReplayAsync(file));
        Assert.Equal((0, 3), await ReplayAsync(file));
        await World.EventuallyAsync(
            x => x.Set<EngagementEvent>().Where(e => e.JourneyId == JourneyOf(Unique)).Select(e => e.ValueUsd).ToListAsync(Cancellation), x => x.Sum() == 147, "147 USD");
    }

    [Fact]
    public async Task Should_accept_an_event_that_its_sender_names_once_whatever_came_since()
    {
        foreach (var (persona, accepted) in new[] { ("CMO", 1), ("CTO", 1), ("CMO", 0) })
            Assert.Equal((accepted, 1 - accepted), await ReplayAsync($"event_id,lead_id,persona,source\n{persona},{Unique},{persona},Web\n"));

        Assert.Equal(2, await World.ReadAsync(x => x.Set<AcceptedEvent>().CountAsync(e => e.SubjectId == JourneyOf(Unique), Cancellation)));
    }

    string Day(int clicks) => $"campaign_id,date,impressions,clicks\n{Unique},2026-03-01,500,{clicks}\n";

    async Task ConsentIsAsync(bool given) => await World.EventuallyAsync(
        x => x.Set<LeadJourneyState>().AsNoTracking().Where(j => j.CorrelationId == JourneyOf(Unique)).ToListAsync(Cancellation), x => x is [{ Lead: { } lead }] && lead.GdprConsent == given, $"consent is {given}");

    async Task<(int Accepted, int Duplicates)> ReplayAsync(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, Cancellation);
            var settings = new ReplaySettings { Map = new Dictionary<string, string>(), SourceSystem = MarketingIds.DefaultSourceSystem, Batch = 2 };
            var file = new FileReplay(path, settings, new EventClient(World.Http, TimeProvider.System));
            await file.RunAsync(_ => { }, Cancellation);
            Assert.Empty(file.Tally.Reasons);
            return (file.Tally.Accepted, file.Tally.Duplicates);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
