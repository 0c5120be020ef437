using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_versions_follow_one_another_embedded(EmbeddedProduct product) : When_versions_follow_one_another(product);

public sealed class When_versions_follow_one_another_distributed(DistributedProduct product) : When_versions_follow_one_another(product);

public abstract class When_versions_follow_one_another(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_hold_the_later_one_of_each_pair_in_an_array()
    {
        const int Leads = 250;
        var versions = Enumerable.Range(0, Leads).SelectMany(x => new[]
        {
            $$"""{"lead_id": "{{Unique}}-{{x}}", "email": "{{Unique}}-{{x}}@b7.example", "persona": "Founder", "region": "old", "gdpr_consent": true}""",
            $$"""{"lead_id": "{{Unique}}-{{x}}", "region": "new", "gdpr_consent": false}""",
        });

        Assert.Equal(202, (await PostAsync("/api/events/leads", $"[{string.Join(",", versions)}]")).Status);

        await SettledAsync();
        var journeys = await World.ReadAsync(x => x.Set<LeadJourneyState>().AsNoTracking().Where(j => j.LeadId.StartsWith(Unique)).ToListAsync(Cancellation));
        Assert.Equal(Leads, journeys.Count(x => x.Lead is { Region: "new", GdprConsent: false, Persona: "Founder", Email: not null }));
        Assert.Empty(await World.ReadAsync(x => x.Set<Outreach>().Where(o => o.LeadId.StartsWith(Unique) && o.Status == OutreachStatus.Sent).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_hold_the_later_figures_of_each_day_in_an_array()
    {
        const int Days = 100;
        var first = new DateOnly(2025, 1, 1);
        var figures = Enumerable.Range(0, Days).SelectMany(x => new[] { 100, 90 }.Select(cost =>
            $$"""{"campaign_id": "{{Unique}}", "date": "{{first.AddDays(x):yyyy-MM-dd}}", "impressions": 1000, "clicks": 10, "cost_usd": {{cost}}}"""));

        Assert.Equal(202, (await PostAsync("/api/events/campaigns", $"[{string.Join(",", figures)}]")).Status);

        await World.EventuallyAsync(
            x => x.Set<CampaignReviewState>().CountAsync(r => r.CampaignId == Unique && r.CurrentState == "Completed" && r.PendingFigures == null, Cancellation), x => x == Days, "all days are reviewed");
        await SettledAsync();
        var readings = await World.ReadAsync(x => x.Set<CampaignReading>().AsNoTracking().Where(r => r.CampaignId == Unique).ToListAsync(Cancellation));
        Assert.Equal(Days, readings.Count(x => x.Figures.CostUsd == 90));
    }

    [Fact]
    public async Task Should_triage_nothing_and_write_to_nobody_when_nothing_changed_that_policy_knows()
    {
        await SendLeadAsync(Unique, "\"last_synced\": \"monday\"");
        await JourneyInAsync(Unique, "Completed");

        await SendLeadAsync(Unique, "\"last_synced\": \"tuesday\"", "\"time_zone\": \"Europe/Berlin\"");
        var journey = await World.EventuallyAsync(
            x => x.Set<LeadJourneyState>().AsNoTracking().SingleAsync(j => j.CorrelationId == JourneyOf(Unique), Cancellation), x => x.Lead?.TimeZone is not null, "the version is taken in");
        await SettledAsync();

        Assert.Equal(("Completed", 1, "tuesday"), (journey.CurrentState, journey.Run, journey.Lead!.Attributes!["last_synced"]));
        Assert.Single(await OutreachAsync());
        Assert.Single(await World.ReadAsync(x => x.Set<HandoffRecord>().Where(h => h.SubjectId == JourneyOf(Unique) && h.Rule == "ingress->triage").ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_write_once_more_only_when_category_routing_or_campaign_changed()
    {
        await SendLeadAsync(Unique, "\"campaign_id\": \"one\"");
        await JourneyInAsync(Unique, "Completed");

        await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}", "company_size": "51-200"}""");
        await JourneyInAsync(Unique, "Completed", run: 2);
        await SettledAsync();
        Assert.Single(await OutreachAsync());

        await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}", "campaign_id": "two"}""");
        await JourneyInAsync(Unique, "Completed", run: 3);
        await SettledAsync();
        Assert.Equal(2, (await OutreachAsync()).Count);
    }

    async Task SettledAsync() =>
        await World.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(Cancellation), x => x == 0, "everything is dealt with");

    Task<List<Outreach>> OutreachAsync() => World.ReadAsync(x =>
        x.Set<Outreach>().AsNoTracking().Where(o => o.JourneyId == JourneyOf(Unique)).ToListAsync(Cancellation));
}
