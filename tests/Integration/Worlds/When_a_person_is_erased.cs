using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_a_person_is_erased_embedded(EmbeddedProduct product) : When_a_person_is_erased(product);

public sealed class When_a_person_is_erased_distributed(DistributedProduct product) : When_a_person_is_erased(product)
{
    [Fact]
    public async Task Should_be_refused_to_upstream_too_and_leave_nothing_in_the_error_queue()
    {
        var world = (DistributedWorld)World;
        var broken = $$"""{"lead_id": "{{Unique}}", "email": "{{Email}}", "gdpr_consent": "perhaps"}""";
        await KnownAsync();
        await world.PublishUpstreamAsync("lead.received", broken);
        await Waiting.EventuallyAsync(() => World.TracesOfAsync(Email), x => x.Contains("queue upstream-events_error"), "what is wrong is kept");

        await ErasedAsync();

        await world.PublishUpstreamAsync("lead.received", broken);
        await world.PublishUpstreamAsync("lead.received", Lead($"{Unique}-other"));
        await world.PublishUpstreamAsync("engagement.recorded", $$"""{"lead_id": "{{Unique}}", "kind": "clicked", "text": "{{Email}}"}""");
        // What comes behind them has been taken, and so have they.
        await world.PublishUpstreamAsync("lead.received", $$"""{"lead_id": "{{Unique}}-last", "persona": "Founder"}""");
        await JourneyInAsync($"{Unique}-last", "Completed");
        Assert.Empty(await World.TracesOfAsync(Email));
        Assert.Null(await JourneyAsync($"{Unique}-other"));
    }
}

public abstract class When_a_person_is_erased(IProduct product) : ProductTest(product)
{
    protected string Email => $"ann.{Unique}@person.example";

    [Fact]
    public async Task Should_leave_no_trace_in_any_store()
    {
        await KnownAsync();
        await HappensAsync(Unique, EngagementKind.Converted, $"Write to {Email}");
        await HappensAsync(Unique, EngagementKind.Unsubscribed);
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "long_term", "lead_id": "{{{Unique}}}", "preferences": {"mail": "{{{Email}}}"}}""");
        await CallAsync("getLeadData", $$"""["{{Unique}}"]""");
        await World.EventuallyAsync(x => x.Set<RememberedEpisode>().CountAsync(e => e.JourneyId == JourneyOf(Unique), Cancellation), x => x > 0, "the conversion is an episode");
        Assert.NotEmpty(await World.TracesOfAsync(Email));
        Assert.NotEmpty(await World.TracesOfAsync(Unique));

        var proof = await ErasedAsync();

        Assert.Empty(await World.TracesOfAsync(Email));
        Assert.DoesNotContain(await World.TracesOfAsync(Unique), x => !x.StartsWith("log", StringComparison.Ordinal));
        Assert.DoesNotContain(await World.TracesOfAsync(JourneyOf(Unique).ToString()), x => !x.StartsWith("log", StringComparison.Ordinal));
        var stores = proof.GetProperty("stores").EnumerateArray().ToDictionary(x => x.GetProperty("store").GetString()!);
        Assert.All(stores.Values, x => Assert.Equal(("erased", 0), (x.GetProperty("status").GetString(), x.GetProperty("found").GetInt32())));
        foreach (var store in new[] { "orchestration.lead_journeys", "leads.leads", "engagement.outreach", "engagement.events", "ingress.consents", "memory.leads", "memory.conversations", "memory.facts", "memory.episodes" })
            Assert.True(stores[store].GetProperty("removed").GetInt32() > 0, store);
    }

    [Fact]
    public async Task Should_answer_the_second_request_with_the_proof_of_the_first()
    {
        await KnownAsync();

        var first = await DeleteAsync($"/api/leads/{Unique}");
        Assert.Equal((202, $"/api/leads/{Unique}/erasure"), (first.Status, first.Location));
        Assert.Equal("pending", first.Json.GetProperty("status").GetString());
        await ErasedAsync();
        var second = await DeleteAsync($"/api/leads/{Unique}");

        Assert.Equal((200, "erased"), (second.Status, second.Json.GetProperty("status").GetString()));
        Assert.Equal(first.Json.GetProperty("erasure_id").GetGuid(), second.Json.GetProperty("erasure_id").GetGuid());
        Assert.Equal(404, (await GetAsync($"/api/leads/{Unique}")).Status);
        Assert.Equal(404, (await GetAsync($"/api/leads/{Unique}/export")).Status);
    }

    [Fact]
    public async Task Should_not_be_found_when_nobody_knows_them()
    {
        Assert.Equal(404, (await DeleteAsync($"/api/leads/{Unique}")).Status);
        Assert.Equal(404, (await GetAsync($"/api/leads/{Unique}/erasure")).Status);
        Assert.Equal(404, (await GetAsync($"/api/leads/{Unique}/export")).Status);
    }

    [Fact]
    public async Task Should_be_refused_afterwards_by_id_and_by_address()
    {
        await KnownAsync();
        await ErasedAsync();

        var byId = await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{Unique}}", "kind": "clicked"}""");
        Assert.Equal((410, "erased"), (byId.Status, byId.Json.GetProperty("reason").GetString()));
        Assert.Equal(410, (await PostAsync("/api/events/leads", Lead(Unique))).Status);
        Assert.Equal(410, (await PostAsync("/api/events/leads", Lead($"{Unique}-other").Replace("ann.", "ANN.", StringComparison.Ordinal))).Status);
        Assert.Equal(410, (await PostAsync("/api/agents/engage", $$"""{"lead_data": {{Lead($"{Unique}-other")}}}""")).Status);
        Assert.Equal(410, (await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "long_term", "lead_id": "{{{Unique}}}", "preferences": {"a": "b"}}""")).Status);
        var batch = await PostAsync("/api/events/leads", $$"""[{{Lead($"{Unique}-other")}}, {"lead_id": "{{Unique}}-last", "persona": "Founder"}]""");
        Assert.Equal((202, 0), (batch.Status, batch.Json.GetProperty("rejected")[0].GetProperty("index").GetInt32()));
        Assert.True(batch.Json.GetProperty("rejected")[0].GetProperty("errors").TryGetProperty("erased", out _));

        await JourneyInAsync($"{Unique}-last", "Completed");
        Assert.Null(await JourneyAsync(Unique));
        Assert.Null(await JourneyAsync($"{Unique}-other"));
        Assert.Empty(await World.TracesOfAsync(Email));
    }

    [Fact]
    public async Task Should_be_forgotten_where_others_told_of_them_without_saying_whose_it_is()
    {
        await KnownAsync();
        await TellAsync("""{"scenario": "A call", "notes": "Ann (EMAIL) was angry"}""");
        await TellAsync("""{"scenario": "A demo", "notes": "well", "situation": {"lead_id": "ID"}}""");
        await TellAsync("""{"scenario": "Joann ID", "notes": "joEMAIL was glad"}""");

        await ErasedAsync();

        var left = await World.ReadAsync(x => x.Set<RememberedEpisode>().AsNoTracking().Where(e => e.JourneyId == null && (e.Notes!.Contains(Email) || e.Notes == "well")).ToListAsync(Cancellation));
        Assert.Equal($"Joann {Unique}", Assert.Single(left).Scenario);

        async Task TellAsync(string episode)
        {
            var said = episode.Replace("EMAIL", Email, StringComparison.Ordinal).Replace("ID", Unique, StringComparison.Ordinal);
            var answer = await PostAsync("/api/agents/memory/store", $$"""{"memory_type": "episodic", "actions": ["call"], "outcome_score": 0.5, {{said[1..]}}""");
            Assert.True(answer.Status == 200, answer.Text);
        }
    }

    [Fact]
    public async Task Should_be_cut_out_of_what_others_say_and_stop_none_of_them()
    {
        var owned = $"{Unique}-owned";
        await KnownAsync();
        await PostAsync("/api/events/leads", Owned(Email));
        await JourneyInAsync(owned, "Completed");
        await HappensAsync(owned, EngagementKind.Replied, $"Ask {Email}, please");
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "long_term", "lead_id": "{{{owned}}}", "preferences": {"assistant": "{{{Email}}}", "tea": "green"}}""");
        await World.EventuallyAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId == JourneyOf(owned), Cancellation), x => x == 1, "the reply is kept");

        var proof = await ErasedAsync();

        Assert.Empty(await World.TracesOfAsync(Email));
        var others = proof.GetProperty("stores").EnumerateArray().Single(x => x.GetProperty("store").GetString() == "others.addresses");
        Assert.True(others.GetProperty("removed").GetInt32() >= 4, others.ToString());
        Assert.Equal(0, others.GetProperty("found").GetInt32());
        var kept = (await JourneyAsync(owned))!.Lead!;
        Assert.Equal(("[erased]", "warm", $"{owned}@other.example"), (kept.Attributes!["owner_email"], kept.Attributes["mood"], kept.Email));
        Assert.Equal("Ask [erased], please", (await World.ReadAsync(x => x.Set<EngagementEvent>().SingleAsync(e => e.JourneyId == JourneyOf(owned), Cancellation))).Text);

        // And they go on: a new version that names the erased again, and what an operator asks for.
        Assert.Equal(202, (await PostAsync("/api/events/leads", Owned($"Ann <{Email.ToUpperInvariant()}>").Replace("warm", "hot", StringComparison.Ordinal))).Status);
        await World.EventuallyAsync(
            x => x.Set<LeadJourneyState>().AsNoTracking().SingleAsync(j => j.CorrelationId == JourneyOf(owned), Cancellation), x => x.Lead!.Attributes!["mood"] == "hot" && x.CurrentState == "Completed", "the new version holds");
        Assert.Equal("[erased]", (await JourneyAsync(owned))!.Lead!.Attributes!["owner_email"]);
        Assert.Empty(await World.TracesOfAsync(Email));

        string Owned(string owner) => $$$"""
            {"lead_id": "{{{owned}}}", {{{FounderAt($"{owned}@other.example")}}}, "attributes": {"owner_email": "{{{owner}}}", "mood": "warm"}}
            """;
    }

    [Fact]
    public async Task Should_be_cut_out_of_messages_about_others_that_wait()
    {
        var waiting = Enumerable.Range(0, 20).Select(x => $"{Unique}-waits-{x}").ToList();
        await KnownAsync();
        await DeleteAsync($"/api/leads/{Unique}");
        await Task.WhenAll(waiting.Select(x => PostAsync("/api/events/leads", $$$"""{"lead_id": "{{{x}}}", "persona": "Founder", "attributes": {"owner_email": "{{{Email}}}"}}""")));
        await ErasedAsync();

        foreach (var lead in waiting)
            await JourneyInAsync(lead, "Completed");
        Assert.Empty(await World.TracesOfAsync(Email));
    }

    [Fact]
    public async Task Should_end_the_journey_that_waits_for_a_person()
    {
        await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}", "industry": "Legal", "email": "{{Email}}", "gdpr_consent": true}""");
        var escalation = (await JourneyInAsync(Unique, "AwaitingManager")).EscalationId;

        await ErasedAsync();

        Assert.Equal(404, (await PostAsync($"/api/escalations/{escalation}/resolve", """{"decision": "continue", "resolved_by": "m"}""")).Status);
        Assert.Null(await JourneyAsync(Unique));
        Assert.Empty(await World.TracesOfAsync(Email));
    }

    [Fact]
    public async Task Should_take_their_other_leads_along_and_nobody_else()
    {
        await KnownAsync();
        await PostAsync("/api/events/leads", Lead($"{Unique}-twin"));
        await PostAsync("/api/events/leads", Lead($"{Unique}-else").Replace("ann.", "joann.", StringComparison.Ordinal));
        await JourneyInAsync($"{Unique}-twin", "Completed");
        await JourneyInAsync($"{Unique}-else", "Completed");

        await ErasedAsync();

        Assert.Null(await JourneyAsync($"{Unique}-twin"));
        Assert.NotNull(await JourneyAsync($"{Unique}-else"));
        Assert.Equal(410, (await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{Unique}}-twin", "kind": "clicked"}""")).Status);
    }

    [Fact]
    public async Task Should_be_given_everything_that_is_held()
    {
        await KnownAsync();
        await HappensAsync(Unique, EngagementKind.Replied, "Call me");
        await World.EventuallyAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId == JourneyOf(Unique), Cancellation), x => x == 1, "the reply is kept");

        var answer = await GetAsync($"/api/leads/{Unique}/export");

        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        var areas = answer.Json.GetProperty("areas");
        Assert.Equal(Email, areas.GetProperty("leads").GetProperty("leads")[0].GetProperty("profile").GetProperty("email").GetString());
        Assert.NotEmpty(areas.GetProperty("leads").GetProperty("leads")[0].GetProperty("reasons").EnumerateArray());
        Assert.Equal("Call me", areas.GetProperty("engagement").GetProperty("events")[0].GetProperty("text").GetString());
        Assert.Contains(areas.GetProperty("engagement").GetProperty("outreach").EnumerateArray(), x => x.GetProperty("content").GetString()!.Length > 0);
        Assert.Equal(2, areas.GetProperty("orchestration").GetProperty("handoffs").GetArrayLength());
        Assert.NotEmpty(areas.GetProperty("memory").GetProperty("facts").EnumerateArray());
        Assert.Equal(Unique, areas.GetProperty("memory").GetProperty("conversations")[0].GetProperty("conversation_id").GetString());
    }

    [Fact]
    public async Task Should_be_gone_whatever_was_being_done_for_them()
    {
        var people = Enumerable.Range(0, 40).Select(x => $"{Unique}-{x}").ToList();
        foreach (var person in people)
            Assert.Equal(202, (await PostAsync("/api/events/leads", Lead(person, person))).Status);

        // In whatever step each of them is, and while more comes in of them and of others.
        await Task.WhenAll(people.Select(async (person, place) =>
        {
            await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{person}}", "kind": "replied", "text": "{{person}}.{{Email}}"}""");
            var answer = await DeleteAsync($"/api/leads/{person}");
            Assert.True(answer.Status is 202 or 200, answer.Text);
            await PostAsync("/api/events/leads", Lead(person, person));
            await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}-stays-{{place}}", "persona": "Founder"}""");
        }));
        foreach (var person in people)
            await ErasedAsync(person);

        Assert.Empty(await World.TracesOfAsync($".{Email}"));
        foreach (var place in Enumerable.Range(0, people.Count))
            await JourneyInAsync($"{Unique}-stays-{place}", "Completed");
    }

    protected string Lead(string leadId, string? before = null) => $$"""
        {"lead_id": "{{leadId}}", "conversation_id": "{{leadId}}", {{FounderAt(before is null ? Email : $"{before}.{Email}")}}}
        """;

    protected async Task KnownAsync()
    {
        Assert.Equal(202, (await PostAsync("/api/events/leads", Lead(Unique))).Status);
        await JourneyInAsync(Unique, "Completed");
        await Waiting.EventuallyAsync(
            () => GetAsync($"/api/agents/memory/retrieve?memory_type=short_term&conversation_id={Unique}"), x => x.Text.Contains("last_channel", StringComparison.Ordinal), "the conversation is kept");
        var node = GraphNode.Lead(MarketingIds.DefaultSourceSystem, Unique, JourneyOf(Unique));
        await World.EventuallyAsync(x => x.Set<RememberedFact>().CountAsync(f => f.Subject == node, Cancellation), x => x > 0, "facts are learned of the lead");
    }

    protected async Task<JsonElement> ErasedAsync(string? leadId = null)
    {
        leadId ??= Unique;
        var answer = await DeleteAsync($"/api/leads/{leadId}");
        Assert.True(answer.Status is 202 or 200, answer.Text);
        return (await Waiting.EventuallyAsync(
            () => GetAsync($"/api/leads/{leadId}/erasure"), x => x.Json.GetProperty("status").GetString() == "erased", $"{leadId} is erased")).Json;
    }

    protected Task<LeadJourneyState?> JourneyAsync(string leadId) =>
        World.ReadAsync(x => x.Set<LeadJourneyState>().AsNoTracking().SingleOrDefaultAsync(j => j.CorrelationId == JourneyOf(leadId), Cancellation));

    async Task<Answer> DeleteAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        return await World.Http.AnswerAsync(request);
    }
}
