using System.Text.Json;
using MarketingBus.Data.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_an_agent_is_asked_over_rest(WholeWorld world) : IClassFixture<WholeWorld>
{
    const string Founder =
        "\"source\":\"Website\",\"industry\":\"SaaS\",\"company_size\":\"201-1000\",\"persona\":\"Founder\",\"region\":\"EU\",\"email\":\"a@b.example\",\"gdpr_consent\":true";

    [Fact]
    public async Task Should_answer_a_triage_with_what_the_worker_decided()
    {
        var answer = await world.PostAsync("/api/agents/triage", "{\"lead_data\":{\"lead_id\":\"T-1\"," + Founder + "}}");

        Assert.Equal(200, answer.Status);
        Assert.Equal("success", answer.Json.GetProperty("status").GetString());
        Assert.Equal("Campaign Qualified", answer.Json.GetProperty("triage_category").GetString());
        Assert.InRange(answer.Json.GetProperty("lead_score").GetDouble(), 1, 100);
        Assert.Equal("Engagement", answer.Json.GetProperty("routing_decision").GetProperty("dest_agent_type").GetString());
        Assert.Equal("triage", answer.Json.GetProperty("action").GetProperty("action_type").GetString());
        Assert.NotEmpty(answer.Json.GetProperty("reasons").EnumerateArray());
        Assert.Equal("rules", answer.Json.GetProperty("model_version").GetString());
    }

    [Fact]
    public async Task Should_answer_the_same_question_again_without_asking_twice()
    {
        const string body = "{\"lead_data\":{\"lead_id\":\"T-2\"," + Founder + "}}";
        var first = await world.PostAsync("/api/agents/triage", body, key: "T-2");

        var second = await world.PostAsync("/api/agents/triage", body, key: "T-2");

        Assert.Equal(200, second.Status);
        Assert.Equal(first.Json.GetProperty("lead_score").GetDouble(), second.Json.GetProperty("lead_score").GetDouble());
        Assert.Equal(1, await world.World.ReadAsync(x => x.Set<AcceptedEvent>().CountAsync(e => e.SubjectId == first.Json.GetProperty("journey_id").GetGuid())));
    }

    [Fact]
    public async Task Should_refuse_another_question_under_the_same_key()
    {
        await world.PostAsync("/api/agents/triage", """{"lead_data":{"lead_id":"T-3"}}""", key: "T-3");

        Assert.Equal(409, (await world.PostAsync("/api/agents/triage", """{"lead_data":{"lead_id":"T-4"}}""", key: "T-3")).Status);
    }

    [Fact]
    public async Task Should_answer_an_engagement_with_the_message()
    {
        var answer = await world.PostAsync("/api/agents/engage", "{\"lead_data\":{\"lead_id\":\"E-1\"," + Founder + "},\"engagement_type\":\"demo_invite\"}");

        Assert.Equal(200, answer.Status);
        Assert.Equal("email", answer.Json.GetProperty("channel").GetString());
        Assert.NotEmpty(answer.Json.GetProperty("content").GetString()!);
        Assert.Equal("sent", answer.Json.GetProperty("engagement_result").GetProperty("status").GetString());
        Assert.NotEmpty(answer.Json.GetProperty("engagement_result").GetProperty("message_id").GetString()!);
        Assert.Equal("outreach", answer.Json.GetProperty("action").GetProperty("action_type").GetString());
    }

    [Fact]
    public async Task Should_say_why_a_message_was_refused()
    {
        var answer = await world.PostAsync("/api/agents/engage", """{"lead_data":{"lead_id":"E-2","email":"e-2@b.example","gdpr_consent":false}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("refused", answer.Json.GetProperty("status").GetString());
        Assert.Equal("no_consent", answer.Json.GetProperty("reasons")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Should_put_a_handoff_to_the_manager_before_a_person_who_answers_it_once()
    {
        var answer = await world.PostAsync("/api/agents/handoff", """
            {"source_agent_id":"EN-1","dest_agent_type":"Manager","lead_id":"H-1","summary":"Asks for a contract","confidence":0.4,"escalation_reason":"legal"}
            """);
        Assert.Equal(200, answer.Status);
        Assert.Equal("escalated", answer.Json.GetProperty("status").GetString());
        var id = answer.Json.GetProperty("escalation").GetProperty("escalation_id").GetGuid();
        Assert.Contains(id.ToString(), (await world.GetAsync("/api/escalations?state=open")).Text, StringComparison.Ordinal);

        var resolved = await world.PostAsync($"/api/escalations/{id}/resolve", """{"decision":"continue","resolved_by":"dana","notes":"Sent"}""");

        Assert.Equal(202, resolved.Status);
        await world.World.EventuallyAsync(
            x => x.Set<Data.Orchestration.Escalation>().Where(e => e.EscalationId == id).Select(e => e.ResolvedBy).SingleAsync(), x => x == "dana", "the escalation resolved");
        Assert.Equal(409, (await world.PostAsync($"/api/escalations/{id}/resolve", """{"decision":"stop","resolved_by":"dana"}""")).Status);
        Assert.Equal(404, (await world.PostAsync($"/api/escalations/{Guid.NewGuid()}/resolve", """{"decision":"stop","resolved_by":"dana"}""")).Status);
    }

    [Theory]
    [InlineData("performance_check")]
    [InlineData("ab_test_analysis")]
    public async Task Should_answer_an_optimization_with_what_was_found(string type)
    {
        var answer = await world.PostAsync("/api/agents/optimize", $$"""
            {"optimization_type":"{{type}}","campaign_data":{"campaign_id":"O-{{type}}","impressions":100000,"clicks":900,"ctr":0.009,"cpl_usd":"80","roas":1.1,"conversions":40,
             "cost_usd":4000,"revenue_usd":4400,"daily_budget_usd":5000,
             "variants":[{"variant_id":"a","impressions":50000,"conversions":10},{"variant_id":"b","impressions":50000,"conversions":400}]} }
            """);

        Assert.Equal(200, answer.Status);
        Assert.Equal("success", answer.Json.GetProperty("status").GetString());
        Assert.NotEmpty(answer.Json.GetProperty("optimization_result").GetProperty("recommendations").EnumerateArray());
        Assert.Equal("optimize", answer.Json.GetProperty("action").GetProperty("action_type").GetString());
        Assert.Equal(200, (await world.GetAsync($"/api/campaigns/O-{type}")).Status);
        Assert.Contains($"O-{type}", (await world.GetAsync("/api/campaigns")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LeadTriage", "triage_category")]
    [InlineData("Engagement", "engagement_result")]
    [InlineData("Optimizer", "optimization_result")]
    public async Task Should_answer_a_handoff_with_what_the_other_agent_did(string agent, string member)
    {
        await world.PostAsync("/api/agents/optimize", """{"campaign_data":{"campaign_id":"H-C","date":"2026-05-01","impressions":10000,"clicks":50,"ctr":0.005}}""");
        await world.PostAsync("/api/agents/triage", $$"""{"lead_data":{"lead_id":"H-{{agent}}","campaign_id":"H-C","email":"a@b.example","gdpr_consent":true} }""");

        var answer = await world.PostAsync("/api/agents/handoff", $$"""
            {"source_agent_id":"TR-1","dest_agent_type":"{{agent}}","lead_id":"H-{{agent}}","summary":"Look again","metadata":{"campaign_id":"H-C"} }
            """);

        Assert.Equal(200, answer.Status);
        Assert.True(answer.Json.TryGetProperty(member, out _), answer.Text);
    }

    [Fact]
    public async Task Should_predict_as_triage_scores_while_no_model_is_promoted()
    {
        var body = "{\"lead_data\":{\"lead_id\":\"P-1\"," + Founder + "}}";

        var predicted = await world.PostAsync("/api/agents/predict/lead_score", body);

        Assert.Equal(200, predicted.Status);
        Assert.Equal(404, (await world.GetAsync("/api/leads/P-1")).Status);
        var triaged = await world.PostAsync("/api/agents/triage", body);
        Assert.Equal(triaged.Json.GetProperty("lead_score").GetDouble(), predicted.Json.GetProperty("lead_score").GetDouble(), 2);
        Assert.Equal("P-1", predicted.Json.GetProperty("lead_id").GetString());
    }

    [Fact]
    public async Task Should_speak_of_categories_and_messages_as_the_wire_does()
    {
        await world.PostAsync("/api/agents/engage", """{"lead_data":{"lead_id":"W-1","email":"w-1@b.example"},"engagement_type":"follow_up"}""");
        await world.PostAsync("/api/agents/triage", """{"lead_data":{"lead_id":"W-1"}}""");

        var timeline = (await world.GetAsync("/api/leads/W-1")).Json.GetProperty("timeline").EnumerateArray().Select(x => x.GetProperty("what").GetString()).ToList();

        Assert.Contains("Sent a follow_up message by email", timeline);
        Assert.Contains("Cold Lead, score 3 (C3), nurture_lead", timeline);
    }

    [Fact]
    public async Task Should_not_show_an_older_action_with_a_refusal()
    {
        await world.PostAsync("/api/agents/engage", """{"lead_data":{"lead_id":"R-1"}}""");

        var answer = await world.PostAsync("/api/agents/handoff", """{"source_agent_id":"TR-1","dest_agent_type":"Optimizer","lead_id":"R-1","summary":"Look"}""");

        Assert.Equal("refused", answer.Json.GetProperty("status").GetString());
        Assert.False(answer.Json.TryGetProperty("action", out _), answer.Text);
    }

    [Fact]
    public async Task Should_name_only_queues_that_somebody_named()
    {
        var status = await world.GetAsync("/api/agents/system/status");

        Assert.Contains("triage-lead", status.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("_bus_", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_show_the_lead_with_its_timeline()
    {
        await world.PostAsync("/api/agents/triage", "{\"lead_data\":{\"lead_id\":\"S/1\"," + Founder + "},\"source_system\":\"crm\"}");

        var lead = await world.GetAsync("/api/leads/S%2F1?source_system=crm");

        Assert.Equal(200, lead.Status);
        Assert.Equal("S/1", lead.Json.GetProperty("lead_id").GetString());
        Assert.NotEmpty(lead.Json.GetProperty("timeline").EnumerateArray());
        Assert.Equal(404, (await world.GetAsync("/api/leads/S%2F1?source_system=shop")).Status);
    }

    [Fact]
    public async Task Should_page_through_leads_without_missing_or_repeating_one()
    {
        var body = string.Join(",", Enumerable.Range(0, 25).Select(x => $$"""{"source_system":"paging","lead_id":"page-{{x}}"}"""));
        await world.PostAsync("/api/events/leads", $"[{body}]");
        await world.World.EventuallyAsync(
            x => x.Set<Data.Orchestration.LeadJourneyState>().CountAsync(j => j.SourceSystem == "paging"), x => x == 25, "25 journeys");

        var seen = new List<string>();
        JsonElement page;
        string? cursor = null;
        do
        {
            page = (await world.GetAsync($"/api/leads?limit=7{(cursor is null ? "" : $"&cursor={cursor}")}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("lead_id").GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(25, seen.Count(x => x.StartsWith("page-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"memory_type":"short_term","conversation_id":"C-1","context":{"intent":"buy","slots":{"n":[1,"x"]}}}""", "memory_type=short_term&conversation_id=C-1", "intent")]
    [InlineData("""{"memory_type":"long_term","lead_id":"M-1","preferences":{"preferred_channel":"email"},"rfm_score":0.5}""", "memory_type=long_term&lead_id=M-1", "preferred_channel")]
    [InlineData("""{"memory_type":"episodic","scenario":"pricing objection","actions":["offer_trial"],"outcome_score":0.9}""", "memory_type=episodic&scenario=pricing%20objection", "offer_trial")]
    [InlineData("""{"memory_type":"semantic","subject":"Founder","predicate":"prefers","object":"email","weight":0.7}""", "memory_type=semantic&subject=Founder", "prefers")]
    public async Task Should_remember_what_it_is_told(string body, string query, string expected)
    {
        Assert.Equal(200, (await world.PostAsync("/api/agents/memory/store", body)).Status);

        var answer = await world.GetAsync($"/api/agents/memory/retrieve?{query}");

        Assert.Equal(200, answer.Status);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_measure_agents_by_their_handoffs()
    {
        await world.PostAsync("/api/agents/triage", """{"lead_data":{"lead_id":"A-1"}}""");

        var answer = await world.GetAsync("/api/agents/analytics/performance");

        Assert.Equal(200, answer.Status);
        var triage = answer.Json.GetProperty("agents").GetProperty("LeadTriage");
        Assert.True(triage.GetProperty("outcomes").GetProperty("answered").GetInt32() >= 1);
        Assert.True(triage.GetProperty("latency_ms").GetProperty("p95").GetDouble() > 0);
        Assert.True(answer.Json.GetProperty("memory").TryGetProperty("episodic", out _));
    }

    [Fact]
    public async Task Should_measure_each_json_rpc_method()
    {
        foreach (var leadId in new[] { "nobody-1", "nobody-2" })
            await world.PostAsync("/mcp", $$$"""{"jsonrpc":"2.0","method":"getLeadData","params":{"lead_id":"{{{leadId}}}"},"id":1}""");
        await world.World.EventuallyAsync(x => x.Set<Data.Mcp.ResourceAccess>().CountAsync(y => y.Method == "getLeadData"), x => x >= 2, "two accesses in the log");

        var method = (await world.GetAsync("/api/agents/analytics/performance")).Json.GetProperty("mcp").GetProperty("getLeadData");

        Assert.Equal(
            (2, 2, 0),
            (method.GetProperty("requests").GetInt32(), method.GetProperty("errors").GetInt32(), method.GetProperty("refused").GetInt32()));
        Assert.True(method.GetProperty("latency_ms").GetProperty("p95").GetDouble() > 0);
    }

    [Fact]
    public async Task Should_say_that_every_agent_runs()
    {
        var health = await world.GetAsync("/api/agents/health");
        var status = await world.GetAsync("/api/agents/system/status");

        Assert.Equal(200, health.Status);
        foreach (var agent in new[] { "LeadTriage", "Engagement", "Optimizer" })
            Assert.Equal("running", health.Json.GetProperty("agents").GetProperty(agent).GetProperty("status").GetString());

        Assert.Equal("healthy", status.Json.GetProperty("status").GetString());
        Assert.Equal(0, status.Json.GetProperty("bus").GetProperty("faulted").GetInt32());
    }
}
