using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Memory;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_leads_are_remembered_embedded(EmbeddedProduct product) : When_leads_are_remembered(product);

public sealed class When_leads_are_remembered_distributed(DistributedProduct product) : When_leads_are_remembered(product);

public abstract class When_leads_are_remembered(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_take_what_several_tell_of_one_lead_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(x =>
            CallAsync("storeMemory", $$$"""["long_term", {"lead_id": "{{{Unique}}}", "preferences": {"p{{{x}}}": "yes"}}]""")));

        var lead = await World.ReadAsync(x => x.Set<RememberedLead>().AsNoTracking().SingleAsync(l => l.LeadId == Unique, Cancellation));
        Assert.Equal(["p0", "p1", "p2", "p3", "p4", "p5"], lead.Preferences.Keys.Order());
    }

    [Fact]
    public async Task Should_be_scored_higher_after_a_conversion()
    {
        var before = await TriageAsync();
        await HappensAsync(Unique, EngagementKind.Converted);
        await RememberedAsync("\"conversions\":1");

        Assert.DoesNotContain("memory.previous_conversion", before.Text, StringComparison.Ordinal);
        Assert.Contains("memory.previous_conversion", (await TriageAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_be_written_to_on_the_channel_that_they_answer_on()
    {
        for (var click = 0; click < 5; click++)
            await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{Unique}}", "kind": "replied", "channel": "sms", "text": "Yes"}""");
        await RememberedAsync("\"sms\":5");

        var answer = await PostAsync("/api/agents/engage", $$$"""{"lead_data": {"lead_id": "{{{Unique}}}", {{{Founder}}}, "phone": "+491701234567"}, "engagement_type": "demo_invite"}""");

        Assert.Equal("sms", answer.Json.GetProperty("channel").GetString());
        Assert.Contains("memory.responsive_channel", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_be_written_to_on_the_channel_that_somebody_said_they_prefer()
    {
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "long_term", "lead_id": "{{{Unique}}}", "preferences": {"preferred_channel": "social"}}""");

        var answer = await PostAsync("/api/agents/engage", $$$"""{"lead_data": {"lead_id": "{{{Unique}}}", "gdpr_consent": true}}""");

        Assert.Contains("memory.preferred_channel", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Channel.Social, await World.ReadAsync(x => x.Set<Outreach>().Where(o => o.JourneyId == JourneyOf(Unique)).Select(o => o.Channel).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_lose_nothing_that_many_of_them_did_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => HappensAsync(Unique, EngagementKind.Opened)));

        await RememberedAsync("\"engagements\":60");
    }

    [Fact]
    public async Task Should_have_their_conversation_kept_with_what_was_decided()
    {
        await PostAsync("/api/agents/triage", $$$"""{"conversation_id": "{{{Unique}}}", "lead_data": {"lead_id": "{{{Unique}}}", {{{Founder}}}}}""");

        await Waiting.EventuallyAsync(
            () => GetAsync($"/api/agents/memory/retrieve?memory_type=short_term&conversation_id={Unique}"), x => x.Text.Contains("last_category", StringComparison.Ordinal), "the conversation is kept");
    }

    [Fact]
    public async Task Should_be_treated_by_how_it_came_out_with_leads_like_them()
    {
        var lead = $$"""{"lead_id": "{{Unique}}", "industry": "{{Unique}}", "persona": "Botanist", "gdpr_consent": true, "phone": "+491701234567"}""";
        for (var i = 0; i < 12; i++)
        {
            await EpisodeAsync(Unique, "sms", 1);
            await EpisodeAsync($"{Unique}-other", "email", 0);
        }

        var triaged = await PostAsync("/api/agents/triage", $$"""{"lead_data": {{lead}}}""");
        var engaged = await PostAsync("/api/agents/engage", $$"""{"lead_data": {{lead}}}""");

        Assert.Contains($"12 episodes with {Unique}/botanist came out at 1.00 on average", triaged.Text, StringComparison.Ordinal);
        Assert.Equal("sms", engaged.Json.GetProperty("channel").GetString());
        var timeline = (await GetAsync($"/api/leads/{Unique}")).Text;
        Assert.Contains($"12 episodes with {Unique}/botanist came out", timeline, StringComparison.Ordinal);
        Assert.Contains($"12 episodes with {Unique}/botanist on this channel came out at 1.00", timeline, StringComparison.Ordinal);

        async Task EpisodeAsync(string industry, string channel, double outcome) => Assert.Equal(200, (await PostAsync("/api/agents/memory/store", $$$"""
            {"memory_type": "episodic", "scenario": "offer to a botanist", "actions": ["welcome"], "outcome_score": {{{outcome}}},
             "situation": {"industry": "{{{industry}}}", "persona": "Botanist", "channel": "{{{channel}}}"}}
            """)).Status);
    }

    [Fact]
    public async Task Should_have_on_their_timeline_what_was_learnt_of_their_preferences()
    {
        await PostAsync("/api/agents/triage", $$$"""{"lead_data": {"lead_id": "{{{Unique}}}", "preferred_channel": "SMS"}}""");

        await Waiting.EventuallyAsync(
            () => GetAsync($"/api/leads/{Unique}"), x => x.Text.Contains("Learnt a preference: preferred_channel is sms", StringComparison.Ordinal), "the preference is on the timeline");
    }

    Task<Ingress.Answer> TriageAsync() => PostAsync("/api/agents/triage", $$$"""{"lead_data": {"lead_id": "{{{Unique}}}", "company": "{{{Guid.NewGuid()}}}", {{{Founder}}}}}""");

    Task<Ingress.Answer> RememberedAsync(string what) => Waiting.EventuallyAsync(
        () => GetAsync($"/api/agents/memory/retrieve?memory_type=long_term&lead_id={Unique}"), x => x.Text.Contains(what, StringComparison.Ordinal), $"{what} is remembered");
}
