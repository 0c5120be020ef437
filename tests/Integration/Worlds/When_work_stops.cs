using System.Text.Json;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_work_stops_embedded(EmbeddedProduct product) : When_work_stops(product);

public sealed class When_work_stops_distributed(DistributedProduct product) : When_work_stops(product);

/// <summary>The database refuses what one worker writes about one lead.</summary>
public abstract class When_work_stops(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_say_why_and_go_on_when_told_to()
    {
        await using (await Poison.OfAsync<Lead>(World, nameof(Lead.LeadId), Unique))
        {
            await SendLeadAsync(Unique);
            await JourneyInAsync(Unique, "Faulted");
        }

        var journey = await FaultedAsync("journeys", "lead_id", Unique);
        Assert.Contains("poisoned", journey.GetProperty("fault_reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(202, (await PostAsync($"/api/journeys/{JourneyOf(Unique)}/retry")).Status);

        Assert.Equal("engaged", (await JourneyInAsync(Unique, "Completed")).Outcome);
        Assert.Equal(1, await World.ReadAsync(x => x.Set<Outreach>().CountAsync(o => o.JourneyId == JourneyOf(Unique), Cancellation)));
    }

    [Fact]
    public async Task Should_be_given_up_when_told_to()
    {
        await using (await Poison.OfAsync<Lead>(World, nameof(Lead.LeadId), Unique))
        {
            await SendLeadAsync(Unique);
            await JourneyInAsync(Unique, "Faulted");
        }

        Assert.Equal(202, (await PostAsync($"/api/journeys/{JourneyOf(Unique)}/abandon")).Status);

        Assert.Equal("abandoned", (await JourneyInAsync(Unique, "Abandoned")).Outcome);
        Assert.Equal(409, (await PostAsync($"/api/journeys/{JourneyOf(Unique)}/retry")).Status);
    }

    [Fact]
    public async Task Should_stop_one_lead_and_none_of_those_that_were_written_with_it()
    {
        await using var poison = await Poison.OfAsync<Lead>(World, nameof(Lead.LeadId), $"{Unique}-50");
        var leads = string.Join(",", Enumerable.Range(0, 100).Select(x => $"{{\"lead_id\": \"{Unique}-{x}\", {Founder}}}"));

        await PostAsync("/api/events/leads", $"[{leads}]");

        await World.EventuallyAsync(
            x => x.Set<LeadJourneyState>().CountAsync(j => j.LeadId.StartsWith(Unique) && j.CurrentState == "Completed", Cancellation), x => x == 99, "99 journeys are completed");
        await JourneyInAsync($"{Unique}-50", "Faulted");
    }

    [Fact]
    public async Task Should_take_a_review_up_again()
    {
        await using (await Poison.OfAsync<CampaignReading>(World, nameof(CampaignReading.CampaignId), Unique))
        {
            await PostAsync("/api/events/campaigns", $$"""{"campaign_id": "{{Unique}}", "impressions": 1000, "clicks": 10}""");
            await ReviewInAsync("Faulted");
        }

        var review = await FaultedAsync("reviews", "campaign_id", Unique);
        Assert.Equal(202, (await PostAsync($"/api/reviews/{review.GetProperty("review_id").GetString()}/retry")).Status);

        await ReviewInAsync("Completed");
    }

    [Fact]
    public async Task Should_send_a_message_back_to_a_queue_in_whatever_process_that_is()
    {
        var message = await FailAsync();
        var path = $"/api/faulted-messages/{message.GetProperty("id").GetInt64()}/retry";

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(path)));

        Assert.Equal([202, 404, 404, 404], answers.Select(x => x.Status).Order());
        Assert.Equal("engaged", (await JourneyInAsync(Unique, "Completed")).Outcome);
        Assert.Empty(await MessagesAsync());
    }

    [Fact]
    public async Task Should_forget_a_message_when_told_to()
    {
        var message = await FailAsync();

        using var discard = new HttpRequestMessage(HttpMethod.Delete, $"/api/faulted-messages/{message.GetProperty("id").GetInt64()}");
        using var answer = await World.Http.SendAsync(discard, Cancellation);

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Empty(await MessagesAsync());
    }

    /// <summary>The saga cannot write the lead's journey, and so its message is given up.</summary>
    async Task<JsonElement> FailAsync()
    {
        await using (await Poison.OfAsync<LeadJourneyState>(World, nameof(LeadJourneyState.LeadId), Unique))
        {
            await SendLeadAsync(Unique);
            await World.EventuallyAsync(x => x.Set<FaultedMessage>().CountAsync(m => m.Body.Contains(Unique), Cancellation), x => x == 1, "the message has failed");
        }

        var message = Assert.Single(await MessagesAsync());
        Assert.Equal(("lead-journey", "LeadReceived"), (message.GetProperty("endpoint").GetString(), message.GetProperty("message_type").GetString()));
        return message;
    }

    async Task<List<JsonElement>> MessagesAsync() =>
    [
        .. (await GetAsync("/api/faulted-messages?endpoint=lead-journey&limit=500")).Json.GetProperty("items").EnumerateArray()
            .Where(x => x.TryGetProperty("subject_id", out var subject) && subject.GetGuid() == JourneyOf(Unique)),
    ];

    async Task<JsonElement> FaultedAsync(string kind, string field, string id) =>
        (await GetAsync($"/api/{kind}?state=faulted&limit=500")).Json.GetProperty("items").EnumerateArray().Single(x => x.GetProperty(field).GetString() == id);

    Task<int> ReviewInAsync(string state) => World.EventuallyAsync(
        x => x.Set<CampaignReviewState>().CountAsync(r => r.CampaignId == Unique && r.CurrentState == state, Cancellation), x => x == 1, $"the review is {state}");
}
