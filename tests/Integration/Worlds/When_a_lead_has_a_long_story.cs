using System.Text.Json;
using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_a_lead_has_a_long_story_embedded(EmbeddedProduct product) : When_a_lead_has_a_long_story(product);

public sealed class When_a_lead_has_a_long_story_distributed(DistributedProduct product) : When_a_lead_has_a_long_story(product);

public abstract class When_a_lead_has_a_long_story(IProduct product) : ProductTest(product)
{
    const int Replies = 150;

    [Fact]
    public async Task Should_show_the_newest_of_it_at_every_door_and_the_rest_by_cursor()
    {
        await SendLeadAsync(Unique);
        var replies = Enumerable.Range(0, Replies).Select(x => $$"""{"lead_id": "{{Unique}}", "kind": "{{EngagementKind.Replied}}", "text": "{{x:000}}{{new string('x', 3_900)}}"}""");
        Assert.Equal(202, (await PostAsync("/api/events/engagements", $"[{string.Join(',', replies)}]")).Status);
        await Tests.Support.Waiting.EventuallyAsync(async () => await EntriesAsync(), x => x >= Replies, "all is on the timeline");

        var first = (await GetAsync($"/api/leads/{Unique}")).Json;
        var bare = await CallAsync("getLeadData", $$"""{"lead_id": "{{Unique}}"}""");
        Assert.Equal((100, 100), (first.GetProperty("timeline").GetArrayLength(), bare.GetProperty("timeline").GetArrayLength()));
        Assert.InRange(first.GetRawText().Length, 1, 150_000);

        // The agents may still be at work on the lead, and what they do comes between two questions.
        await Tests.Support.Waiting.EventuallyAsync(async () => (await WholeAsync()).SequenceEqual(await PagesAsync()), x => x, "both pages together are the whole timeline");
    }

    async Task<IEnumerable<string>> WholeAsync()
    {
        var read = await CallAsync("resources/read", $$"""{"uri": "db://leads/{{Unique}}?limit=500"}""");
        return Timeline(JsonElement.Parse(read.GetProperty("contents")[0].GetProperty("text").GetString()!));
    }

    async Task<IEnumerable<string>> PagesAsync()
    {
        var newest = (await GetAsync($"/api/leads/{Unique}")).Json;
        var older = (await GetAsync($"/api/leads/{Unique}?limit=500&cursor={newest.GetProperty("next_cursor").GetString()}")).Json;
        Assert.False(older.TryGetProperty("next_cursor", out _));
        return Timeline(older).Concat(Timeline(newest));
    }

    static IEnumerable<string> Timeline(JsonElement lead) => lead.GetProperty("timeline").EnumerateArray().Select(x => x.GetRawText());

    async Task<int> EntriesAsync()
    {
        var answer = await GetAsync($"/api/leads/{Unique}?limit=500");
        return answer.Status == 200 ? answer.Json.GetProperty("timeline").EnumerateArray().Count(x => x.GetProperty("kind").GetString() == "engagement") : 0;
    }
}
