using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_events_are_sent_embedded(EmbeddedProduct product) : When_events_are_sent(product);

public sealed class When_events_are_sent_distributed(DistributedProduct product) : When_events_are_sent(product);

public abstract class When_events_are_sent(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_say_where_an_accepted_lead_stands()
    {
        var answer = await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}/1 ä", "source_system": "crm"}""");

        Assert.Equal((202, $"/api/leads/{Unique}%2F1%20%C3%A4/journey?source_system=crm"), (answer.Status, answer.Location));
        Assert.Equal($"{Unique}/1 ä", (await GetAsync(answer.Location!)).Json.GetProperty("lead_id").GetString());
    }

    [Fact]
    public async Task Should_accept_the_valid_ones_of_an_array_and_name_the_others()
    {
        var answer = await PostAsync("/api/events/leads", $$"""[{"lead_id": "{{Unique}}-1"}, {"lead_id": [5]}, {"lead_id": "{{Unique}}-2"}]""");

        Assert.Equal(2, answer.Json.GetProperty("accepted").GetInt32());
        Assert.Equal(1, Assert.Single(answer.Json.GetProperty("rejected").EnumerateArray()).GetProperty("index").GetInt32());
        await JourneyInAsync($"{Unique}-1", "Completed");
        await JourneyInAsync($"{Unique}-2", "Completed");
    }

    [Fact]
    public async Task Should_take_one_event_once_though_it_comes_many_times_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}"}""", key: Unique)));

        Assert.All(answers, x => Assert.Equal(202, x.Status));
        Assert.Single(answers, x => x.Json.GetProperty("events")[0].GetProperty("status").GetString() == "accepted");
        Assert.Equal(1, await World.ReadAsync(x => x.Set<AcceptedEvent>().CountAsync(e => e.SubjectId == JourneyOf(Unique), Cancellation)));
    }

    [Fact]
    public async Task Should_refuse_an_event_id_that_says_something_else()
    {
        await PostAsync("/api/events/leads", $$"""{"event_id": "{{Unique}}", "lead_id": "{{Unique}}", "region": "EU"}""");

        Assert.Equal(409, (await PostAsync("/api/events/leads", $$"""{"event_id": "{{Unique}}", "lead_id": "{{Unique}}", "region": "US"}""")).Status);
    }

    [Fact]
    public async Task Should_take_a_thousand_and_say_so_when_they_come_again()
    {
        var body = $"[{string.Join(",", Enumerable.Range(0, 1000).Select(x => $$"""{"lead_id": "{{Unique}}", "kind": "clicked", "event_id": "{{Unique}}-{{x}}"}"""))}]";

        Assert.Equal(202, (await PostAsync("/api/events/engagements", body)).Status);
        var again = await PostAsync("/api/events/engagements", body);

        Assert.All(again.Json.GetProperty("events").EnumerateArray(), x => Assert.Equal("duplicate", x.GetProperty("status").GetString()));
        Assert.Equal(1000, await World.EventuallyAsync(
            x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId == JourneyOf(Unique), Cancellation), x => x >= 1000, "1000 engagements"));
    }

    [Fact]
    public async Task Should_review_a_campaign_by_its_figures()
    {
        await PostAsync("/api/events/campaigns", $$"""{"campaign_id": "{{Unique}}", "date": "2025-05-22T00:00:00", "ctr": "0.0318", "impressions": "157", "clicks": "5.0", "cost_usd": "79.76"}""");

        await World.EventuallyAsync(x => x.Set<CampaignReviewState>().Where(r => r.CampaignId == Unique).Select(r => r.CurrentState).SingleOrDefaultAsync(Cancellation),
            x => x == "Completed", "the review is completed");
        var reading = await World.ReadAsync(x => x.Set<CampaignReading>().SingleAsync(r => r.CampaignId == Unique, Cancellation));
        Assert.Equal((new DateOnly(2025, 5, 22), 0.0318, 157), (reading.Date, reading.Figures.Ctr, reading.Figures.Impressions));
    }

    [Fact]
    public async Task Should_keep_what_a_lead_did()
    {
        var answer = await PostAsync("/api/events/engagements",
            $$"""{"lead_id": "{{Unique}}", "kind": "converted", "channel": "Email", "occurred_at": "2026-01-02 03:04:05", "value_usd": 12.5, "text": "ä 😀"}""");

        Assert.True(answer.Status == 202, answer.Text);
        var kept = (await World.EventuallyAsync(
            x => x.Set<EngagementEvent>().AsNoTracking().SingleOrDefaultAsync(e => e.JourneyId == JourneyOf(Unique), Cancellation), x => x is not null, "the engagement"))!;
        Assert.Equal((EngagementKind.Converted, Channel.Email, 12.5), (kept.Kind, kept.Channel, kept.ValueUsd));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), kept.OccurredAt);
        Assert.Equal("ä 😀", kept.Text);
    }
}
