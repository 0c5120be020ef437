using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

public sealed class When_a_journey_is_held_up(ToolProduct product) : ToolTest(product)
{
    [Theory]
    [InlineData("continue", "engaged", "the lead may be written to")]
    [InlineData("stop", "stopped", "stops for good")]
    public async Task Should_take_the_managers_answer_once(string decision, string outcome, string effect)
    {
        var id = await EscalateAsync();
        var listed = (await World.CallAsync("list_escalations", """{"state": "open"}""")).GetProperty("escalations").EnumerateArray();
        Assert.Contains(listed, x => x.GetProperty("escalation_id").GetGuid() == id && x.GetProperty("blocking").GetBoolean());

        var foretold = await World.CallAsync("resolve_escalation", $$"""{"escalation_id": "{{id}}", "decision": "{{decision}}"}""");
        Assert.Equal("dry_run", foretold.GetProperty("status").GetString());
        Assert.Contains(effect, foretold.GetProperty("effects").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("AwaitingManager", (await World.JourneyAsync(Unique, "AwaitingManager"))!.CurrentState);
        Assert.Null((await EscalationAsync(id)).ResolvedAt);

        var answer = await World.CallAsync("resolve_escalation", $$"""{"escalation_id": "{{id}}", "decision": "{{decision}}", "notes": "Seen.", "dry_run": false}""");
        Assert.Equal("accepted", answer.GetProperty("status").GetString());
        Assert.Equal(outcome, (await World.JourneyAsync(Unique, "Completed"))!.Outcome);
        Assert.Equal(("mcp", "Seen."), ((await EscalationAsync(id)).ResolvedBy, (await EscalationAsync(id)).Notes));
        Assert.Contains("answered before: mcp decided", await World.RefusalAsync("resolve_escalation", $$"""{"escalation_id": "{{id}}", "decision": "stop"}"""), StringComparison.Ordinal);
        Assert.Contains(id.ToString(), (await World.CallAsync("list_escalations", """{"state": "resolved", "limit": 200}""")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_go_on_where_it_failed_when_told_to()
    {
        var poison = await Poison.OfAsync<Lead>(World.Embedded, nameof(Lead.LeadId), Unique);
        await World.PostAsync("/api/events/leads", Founder.Replace("{", $$"""{"lead_id": "{{Unique}}", """, StringComparison.Ordinal));
        var id = (await World.JourneyAsync(Unique, "Faulted"))!.CorrelationId;
        await poison.DisposeAsync();

        var foretold = await World.CallAsync("retry_journey", $$"""{"journey_id": "{{id}}"}""");
        Assert.Equal(("dry_run", "Triaging"), (foretold.GetProperty("status").GetString(), foretold.GetProperty("step").GetString()));
        Assert.Contains("poisoned", foretold.GetProperty("fault_reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("triaged again", foretold.GetProperty("effects").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Faulted", (await World.JourneyAsync(Unique, "Faulted"))!.CurrentState);

        await World.CallAsync("retry_journey", $$"""{"journey_id": "{{id}}", "dry_run": false}""");
        Assert.Equal("engaged", (await World.JourneyAsync(Unique, "Completed"))!.Outcome);
        Assert.Contains("It is Completed; a retry is possible when it is Faulted.", await World.RefusalAsync("retry_journey", $$"""{"journey_id": "{{id}}"}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list_escalations", """{"state": "closed"}""", "'state' is one of open, resolved.")]
    [InlineData("resolve_escalation", """{"escalation_id": "7", "decision": "go"}""", "'escalation_id' is a UUID, such as")]
    [InlineData("resolve_escalation", """{"escalation_id": "7", "decision": "go"}""", "'decision' is one of continue, stop.")]
    [InlineData("resolve_escalation", """{"escalation_id": "0f8fad5b-d9cb-469f-a165-70867728950e", "decision": "stop"}""", "The escalation is not known. 'escalation_id' names none; list_escalations")]
    [InlineData("retry_journey", """{"journey_id": "0f8fad5b-d9cb-469f-a165-70867728950e"}""", "The journey is not known. 'journey_id' names none; find_leads")]
    [InlineData("retry_journey", "{}", "'journey_id' is required.")]
    public async Task Should_name_what_is_wrong(string tool, string arguments, string expected) =>
        Assert.Contains(expected, await World.RefusalAsync(tool, arguments), StringComparison.Ordinal);

    async Task<Guid> EscalateAsync()
    {
        await World.PostAsync("/api/events/leads", Founder.Replace("{", $$"""{"lead_id": "{{Unique}}", """, StringComparison.Ordinal).Replace("SaaS", "Legal", StringComparison.Ordinal).Replace("Founder", "Clerk", StringComparison.Ordinal));
        return (await World.JourneyAsync(Unique, "AwaitingManager"))!.EscalationId!.Value;
    }

    Task<Escalation> EscalationAsync(Guid id) => World.Embedded.ReadAsync(x => x.Set<Escalation>().AsNoTracking().SingleAsync(y => y.EscalationId == id));
}
