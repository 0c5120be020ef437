using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_a_lead_travels_embedded(EmbeddedProduct product) : When_a_lead_travels(product);

public sealed class When_a_lead_travels_distributed(DistributedProduct product) : When_a_lead_travels(product);

public abstract class When_a_lead_travels(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_be_triaged_then_engaged_then_completed()
    {
        await SendLeadAsync(Unique);

        var journey = await JourneyInAsync(Unique, "Completed");

        Assert.Equal((LeadStatus.Engaged, "engaged"), (journey.LeadStatus, journey.Outcome));
        Assert.Null(journey.Deadline);
        Assert.Equal([("ingress->triage", "answered"), ("triage->engagement", "answered")], (await HandoffsAsync()).Select(x => (x.Rule, x.Outcome)));
        Assert.Equal("sent", Assert.Single(await OutreachAsync()).Status);
        Assert.Equal(journey.Score, (await World.ReadAsync(x => x.Set<Lead>().SingleAsync(l => l.JourneyId == journey.CorrelationId, Cancellation))).Score);
    }

    [Fact]
    public async Task Should_not_be_contacted_without_consent()
    {
        await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}", "persona": "Founder", "industry": "SaaS", "email": "{{Unique}}@b.example", "gdpr_consent": false}""");

        Assert.Equal("refused", (await JourneyInAsync(Unique, "Completed")).Outcome);
        Assert.DoesNotContain(await OutreachAsync(), x => x.Status == "sent");
    }

    [Fact]
    public async Task Should_not_be_contacted_after_it_unsubscribed()
    {
        await HappensAsync(Unique, EngagementKind.Unsubscribed);

        var answer = await PostAsync("/api/agents/engage", $$$"""{"lead_data": {"lead_id": "{{{Unique}}}", "email": "{{{Unique}}}@b.example", "gdpr_consent": true}}""");

        Assert.Equal("refused", answer.Json.GetProperty("status").GetString());
        Assert.DoesNotContain(await OutreachAsync(), x => x.Status == "sent");
    }

    [Fact]
    public async Task Should_change_nothing_when_it_is_sent_again_as_it_was()
    {
        await SendLeadAsync(Unique);
        var before = await JourneyInAsync(Unique, "Completed");

        await SendLeadAsync(Unique);
        await SendLeadAsync(Unique, "\"campaign_id\": \"another\"");

        Assert.Equal(before.Run + 1, (await JourneyInAsync(Unique, "Completed", run: 2)).Run);
        Assert.Equal([EngagementType.Welcome, EngagementType.FollowUp], (await OutreachAsync()).Select(x => x.EngagementType));
    }

    [Fact]
    public async Task Should_be_done_once_though_it_comes_many_times_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SendLeadAsync(Unique)));

        await JourneyInAsync(Unique, "Completed");
        Assert.Equal(2, (await HandoffsAsync()).Count);
        Assert.Single(await OutreachAsync());
    }

    [Fact]
    public async Task Should_all_arrive_and_be_done_once_when_there_are_many()
    {
        var leads = string.Join(",", Enumerable.Range(0, 200).Select(x => $$"""{"lead_id": "{{Unique}}-{{x}}", "persona": "Founder", "email": "{{Unique}}@b.example", "gdpr_consent": true}"""));

        Assert.Equal(202, (await PostAsync("/api/events/leads", $"[{leads}]")).Status);

        await World.EventuallyAsync(
            x => x.Set<LeadJourneyState>().CountAsync(j => j.LeadId.StartsWith(Unique) && j.CurrentState == "Completed", Cancellation), x => x == 200, "200 journeys are completed");
        var outreach = await World.ReadAsync(x => x.Set<Outreach>().Where(o => o.LeadId.StartsWith(Unique)).CountAsync(Cancellation));
        Assert.Equal(200, outreach);
    }

    Task<List<HandoffRecord>> HandoffsAsync() => World.ReadAsync(x =>
        x.Set<HandoffRecord>().AsNoTracking().Where(h => h.SubjectId == JourneyOf(Unique)).OrderBy(h => h.StartedAt).ToListAsync(Cancellation));

    Task<List<Outreach>> OutreachAsync() => World.ReadAsync(x =>
        x.Set<Outreach>().AsNoTracking().Where(o => o.JourneyId == JourneyOf(Unique)).OrderBy(o => o.IntendedAt).ToListAsync(Cancellation));
}
