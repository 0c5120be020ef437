using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_the_manager_answers_embedded(EmbeddedProduct product) : When_the_manager_answers(product);

public sealed class When_the_manager_answers_distributed(DistributedProduct product) : When_the_manager_answers(product);

public abstract class When_the_manager_answers(IProduct product) : ProductTest(product)
{
    const string LegalMatter = "\"legal_issue\": \"true\"";

    [Theory]
    [InlineData("continue", "engaged", 1)]
    [InlineData("stop", "stopped", 0)]
    public async Task Should_end_the_journey_as_he_says(string decision, string outcome, int messages)
    {
        await SendLeadAsync(Unique, LegalMatter);
        var escalation = (await JourneyInAsync(Unique, "AwaitingManager")).EscalationId;
        Assert.Contains(escalation.ToString()!, (await GetAsync("/api/escalations?state=open&limit=500")).Text, StringComparison.Ordinal);

        Assert.Equal(202, (await ResolveAsync(escalation, decision)).Status);

        Assert.Equal(outcome, (await JourneyInAsync(Unique, "Completed")).Outcome);
        Assert.Equal(messages, await World.ReadAsync(x => x.Set<Outreach>().CountAsync(o => o.JourneyId == JourneyOf(Unique), Cancellation)));
        Assert.Contains(escalation.ToString()!, (await GetAsync("/api/escalations?state=resolved&limit=500")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_have_a_lead_engaged_that_was_routed_to_him()
    {
        Assert.Equal(202, (await PostAsync("/api/events/leads",
            $$"""{"lead_id": "{{Unique}}", "industry": "Legal", "email": "{{Unique}}@b.example", "gdpr_consent": true}""")).Status);
        var escalation = (await JourneyInAsync(Unique, "AwaitingManager")).EscalationId;
        Assert.Contains("for_a_person", (await GetAsync("/api/escalations?state=open&limit=500")).Text, StringComparison.Ordinal);

        await ResolveAsync(escalation, "continue");

        Assert.Equal("engaged", (await JourneyInAsync(Unique, "Completed")).Outcome);
        Assert.Equal(1, await World.ReadAsync(x => x.Set<Escalation>().CountAsync(e => e.SubjectId == JourneyOf(Unique), Cancellation)));
    }

    [Fact]
    public async Task Should_be_heard_once_of_many_answers_at_once()
    {
        await SendLeadAsync(Unique, LegalMatter);
        var escalation = (await JourneyInAsync(Unique, "AwaitingManager")).EscalationId;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(x => ResolveAsync(escalation, x % 2 == 0 ? "continue" : "stop")));

        var journey = await JourneyInAsync(Unique, "Completed");
        var decision = await World.ReadAsync(x => x.Set<Escalation>().Where(e => e.EscalationId == escalation).Select(e => e.Decision).SingleAsync(Cancellation));
        Assert.Equal(decision == EscalationDecision.Stop ? "stopped" : "engaged", journey.Outcome);
        Assert.Equal(409, (await ResolveAsync(escalation, "stop")).Status);
    }

    [Fact]
    public async Task Should_be_asked_about_a_complaint()
    {
        await SendLeadAsync(Unique);
        await JourneyInAsync(Unique, "Completed");

        await HappensAsync(Unique, EngagementKind.Complained);

        var reason = await World.EventuallyAsync(
            x => x.Set<Escalation>().Where(e => e.SubjectId == JourneyOf(Unique)).Select(e => (EscalationReason?)e.Reason).SingleOrDefaultAsync(Cancellation), x => x is not null, "an escalation");
        Assert.Equal(EscalationReason.Complaint, reason);
    }

    [Fact]
    public async Task Should_answer_a_handoff_that_waits_for_an_answer_over_rest()
    {
        var answer = await PostAsync("/api/agents/handoff",
            $$"""{"source_agent_id": "EN-1", "dest_agent_type": "Manager", "lead_id": "{{Unique}}", "summary": "Asks for a contract", "escalation_reason": "legal"}""");

        Assert.Equal("escalated", answer.Json.GetProperty("status").GetString());
    }

    Task<Ingress.Answer> ResolveAsync(Guid? escalation, string decision) =>
        PostAsync($"/api/escalations/{escalation}/resolve", $$"""{"decision": "{{decision}}", "resolved_by": "dana"}""");
}
