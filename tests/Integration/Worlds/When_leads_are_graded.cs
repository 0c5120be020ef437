using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_leads_are_graded_embedded(EmbeddedProduct product) : When_leads_are_graded(product);

public sealed class When_leads_are_graded_distributed(DistributedProduct product) : When_leads_are_graded(product);

public abstract class When_leads_are_graded(IProduct product) : ProductTest(product)
{
    const string Person = "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0";

    [Fact]
    public async Task Should_rise_with_what_people_do()
    {
        Assert.Equal("A3", (await TriageAsync()).GetProperty("grade").GetString());
        for (var click = 1; click <= 3; click++)
            await ClickAsync(click * 60, Person);
        await RememberedAsync("\"clicks\":3", x => x.Text.Contains("\"engagements\":3", StringComparison.Ordinal));

        var triaged = await TriageAsync();
        Assert.Equal("A1", triaged.GetProperty("grade").GetString());
        Assert.InRange(triaged.GetProperty("engagement").GetDouble(), 40, 41);
        Assert.Contains("memory.engagement", triaged.GetRawText(), StringComparison.Ordinal);

        var predicted = (await PostAsync("/api/agents/predict/lead_score", Lead())).Json;
        var kept = (await GetAsync($"/api/leads/{Unique}")).Json;
        var told = await CallAsync("getLeadData", $$"""["{{Unique}}"]""");
        Assert.Equal("A1", predicted.GetProperty("grade").GetString());
        Assert.Equal("A1", kept.GetProperty("grade").GetString());
        Assert.Contains("\"grade\":\"A1\"", told.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("(A1)", kept.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_not_rise_with_what_machines_do()
    {
        await TriageAsync();
        await ClickLikeAScannerAsync(links: 6);
        await ClickAsync(60, "curl/8.5.0");
        await ClickAsync(30, Person);

        // One click is a person's.
        await RememberedAsync("one click", x => x.Text.Contains("\"engagements\":1,", StringComparison.Ordinal) && x.Text.Contains("\"email\":1}", StringComparison.Ordinal));
        await World.EventuallyAsync(
            x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId == JourneyOf(Unique) && e.AutomatedReason != null, Cancellation), x => x == 7, "seven automated clicks");

        Assert.Equal("A2", (await TriageAsync()).GetProperty("grade").GetString());
        var timeline = (await GetAsync($"/api/leads/{Unique}")).Text;
        Assert.Contains("A machine clicked, it seems; it does not count: More than 3 clicks within 10 s", timeline, StringComparison.Ordinal);
        Assert.Contains("known scanner or prefetcher (curl/)", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_have_no_engagement_when_only_a_machine_clicked()
    {
        await TriageAsync();
        await ClickLikeAScannerAsync(links: 5);
        await World.EventuallyAsync(
            x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId == JourneyOf(Unique) && e.AutomatedReason != null, Cancellation), x => x == 5, "five automated clicks");
        await RememberedAsync("nothing", x => x.Text.Contains("\"engagements\":0,", StringComparison.Ordinal));

        var triaged = await TriageAsync();
        Assert.Equal((0d, "A3"), (triaged.GetProperty("engagement").GetDouble(), triaged.GetProperty("grade").GetString()));
    }

    string Lead() => $$$"""{"lead_data": {"lead_id": "{{{Unique}}}", "company": "{{{Guid.NewGuid()}}}", {{{Founder}}}}}""";

    async Task<JsonElement> TriageAsync() => (await PostAsync("/api/agents/triage", Lead())).Json;

    async Task ClickAsync(int secondsAgo, string userAgent)
    {
        var at = TimeProvider.System.GetUtcNow().AddSeconds(-secondsAgo);
        Assert.Equal(202, (await PostAsync(
            "/api/events/engagements", $$"""{"lead_id": "{{Unique}}", "kind": "{{EngagementKind.Clicked}}", "channel": "email", "occurred_at": "{{at:O}}", "user_agent": "{{userAgent}}"}""")).Status);
    }

    // Three clicks may be a person's and count; the next ones give the scanner away, and all are taken back.
    async Task ClickLikeAScannerAsync(int links)
    {
        for (var link = 0; link < 3; link++)
            await ClickAsync(600 + link, Person);
        await RememberedAsync("three clicks", x => x.Text.Contains("\"engagements\":3,", StringComparison.Ordinal));
        for (var link = 3; link < links; link++)
            await ClickAsync(600 + link, Person);
    }

    Task<Ingress.Answer> RememberedAsync(string what, Predicate<Ingress.Answer> isSo) => Waiting.EventuallyAsync(
        () => GetAsync($"/api/agents/memory/retrieve?memory_type=long_term&lead_id={Unique}"), x => isSo(x), $"{what} is remembered");
}
