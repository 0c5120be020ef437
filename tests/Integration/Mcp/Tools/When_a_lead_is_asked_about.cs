using System.Text.Json;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

public sealed class When_a_lead_is_asked_about(ToolProduct product) : ToolTest(product)
{
    [Fact]
    public async Task Should_take_its_score_apart()
    {
        await SettleLeadAsync();
        var answer = await World.CallAsync("explain_score", $$"""{"lead_id": "{{Unique}}"}""");

        var contributions = answer.GetProperty("contributions").EnumerateArray().ToList();
        Assert.Equal(answer.GetProperty("score").GetDouble(), contributions.Sum(x => x.GetProperty("points").GetDouble()), 6);
        Assert.Equal("rules", answer.GetProperty("model_version").GetString());
        Assert.All(contributions.Where(x => x.GetProperty("points").GetDouble() > 0), x =>
            Assert.True(x.GetProperty("score_without").GetDouble() <= answer.GetProperty("score").GetDouble()));
        Assert.Empty(answer.GetProperty("not_known").EnumerateArray());
    }

    [Fact]
    public async Task Should_ask_triage_what_would_be()
    {
        await SettleLeadAsync();
        var answer = await World.CallAsync("explain_score", $$"""{"lead_id": "{{Unique}}", "what_if": {"persona": "Intern", "region": null} }""");
        var other = answer.GetProperty("what_if");

        Assert.Equal(answer.GetProperty("score").GetDouble(), other.GetProperty("score_now").GetDouble(), 6);
        Assert.Equal(-35, other.GetProperty("difference").GetDouble(), 6);
        Assert.Equal("Founder", (await World.CallAsync("get_lead_data", $$"""{"lead_id": "{{Unique}}"}""")).GetProperty("profile").GetProperty("persona").GetString());
    }

    [Fact]
    public async Task Should_show_its_timeline_by_kind()
    {
        await SettleLeadAsync();
        var all = await World.CallAsync("lead_timeline", $$"""{"lead_id": "{{Unique}}"}""");
        var sent = await World.CallAsync("lead_timeline", $$"""{"lead_id": "{{Unique}}", "kinds": ["outreach"]}""");
        var last = await World.CallAsync("lead_timeline", $$"""{"lead_id": "{{Unique}}", "limit": 1}""");

        Assert.Equal(("Completed", "engaged"), (all.GetProperty("journey_state").GetString(), all.GetProperty("outcome").GetString()));
        Assert.Equal("outreach", Assert.Single(sent.GetProperty("entries").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(all.GetProperty("entries").EnumerateArray().Last().GetRawText(), Assert.Single(last.GetProperty("entries").EnumerateArray()).GetRawText());
        Assert.Equal(all.GetProperty("total").GetInt32(), last.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Should_find_it_page_by_page_without_what_is_personal()
    {
        await World.PostAsync("/api/events/leads", $"[{string.Join(',', Enumerable.Range(0, 3).Select(x => Founder.Replace("{", $$"""{"lead_id": "{{Unique}}-{{x}}", "source_system": "{{Unique}}", """, StringComparison.Ordinal)))}]");
        foreach (var place in Enumerable.Range(0, 3))
            await World.JourneyAsync($"{Unique}-{place}", "Completed");

        var (found, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await World.CallAsync("find_leads", JsonSerializer.Serialize(new { source_system = Unique, min_score = 10, limit = 2, cursor }));
            Assert.DoesNotContain("ann@b.example", page.GetRawText(), StringComparison.Ordinal);
            found.AddRange(page.GetProperty("leads").EnumerateArray().Select(x => x.GetProperty("lead_id").GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 3).Select(x => $"{Unique}-{x}"), found.Order());
        Assert.Equal(0, (await World.CallAsync("find_leads", $$"""{"source_system": "{{Unique}}", "state": "faulted"}""")).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("explain_score", """{"lead_id": "nobody"}""", "The lead is not known. 'lead_id' names none; find_leads lists")]
    [InlineData("explain_score", """{"lead_id": "nobody", "what_if": 7}""", "'what_if' has not the type")]
    [InlineData("lead_timeline", """{"lead_id": "nobody"}""", "The lead is not known.")]
    [InlineData("lead_timeline", """{"lead_id": "x", "kinds": ["dreams"]}""", "'kinds[0]' has not the type that the schema names.")]
    [InlineData("lead_timeline", """{"lead_id": "x", "since": "yesterday"}""", "'since' is an ISO 8601 time")]
    [InlineData("find_leads", """{"state": "Lost"}""", "'state' is one of Awaited, Triaging")]
    [InlineData("find_leads", """{"status": "Gone"}""", "'status' is one of New, Qualifying")]
    [InlineData("find_leads", """{"min_score": 101}""", "'min_score' is a number from 0 to 100.")]
    [InlineData("find_leads", """{"limit": 0.5}""", "'limit' is a whole number from 1 to 200.")]
    [InlineData("find_leads", """{"cursor": "next"}""", "'cursor' is the next_cursor of the page before.")]
    public async Task Should_name_what_is_wrong(string tool, string arguments, string expected) =>
        Assert.Contains(expected, await World.RefusalAsync(tool, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task Should_name_the_field_of_a_what_if_that_is_wrong()
    {
        await SettleLeadAsync();

        Assert.Contains("'what_if.region'", await World.RefusalAsync("explain_score", $$"""{"lead_id": "{{Unique}}", "what_if": {"region": [7]} }"""), StringComparison.Ordinal);
    }
}
