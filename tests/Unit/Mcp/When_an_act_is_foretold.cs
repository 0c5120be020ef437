using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_an_act_is_foretold
{
    static readonly Guid Task = Guid.NewGuid();

    [Theory]
    [InlineData(false, StateNames.AwaitingManager, EscalationDecision.Stop, "did not wait for it")]
    [InlineData(true, StateNames.Completed, EscalationDecision.Stop, "waits for no one")]
    [InlineData(true, StateNames.AwaitingManager, EscalationDecision.Stop, "stops for good")]
    [InlineData(true, StateNames.AwaitingManager, EscalationDecision.Continue, "the lead may be written to")]
    public void Should_say_what_an_answer_does(bool blocking, string state, EscalationDecision decision, string expected) =>
        Assert.Contains(expected, Answered(blocking, state, decision, Task), StringComparison.Ordinal);

    [Fact]
    public void Should_say_that_another_task_comes_first() =>
        Assert.Contains("another task first", Answered(true, StateNames.AwaitingManager, EscalationDecision.Continue, Guid.NewGuid()), StringComparison.Ordinal);

    [Theory]
    [InlineData(StateNames.Triaging, "triaged again")]
    [InlineData(StateNames.Engaging, "not sent twice")]
    public void Should_say_what_a_retry_does(string step, string expected) =>
        Assert.Contains(expected, RetryForecast.Of(new LeadJourneyState { ResumeState = step }), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "consent is given")]
    [InlineData(false, "would not write to it")]
    [InlineData(null, "consent was never asked for")]
    public void Should_say_whether_a_lead_may_be_written_to(bool? consent, string expected) =>
        Assert.Contains(expected, Triaged(Lead with { GdprConsent = consent }, null, isSent: true), StringComparison.Ordinal);

    [Theory]
    [InlineData(StateNames.Completed, false, "a new run would begin")]
    [InlineData(StateNames.Completed, true, "would keep its last triage")]
    [InlineData(StateNames.Awaited, true, "a new run would begin")]
    [InlineData(StateNames.Engaging, false, "once that is done")]
    [InlineData(StateNames.AwaitingManager, false, "once a person has answered")]
    public void Should_say_what_a_journey_makes_of_it(string state, bool isSent, string expected) =>
        Assert.Contains(expected, Triaged(Lead, Known(state), isSent), StringComparison.Ordinal);

    static LeadProfile Lead { get; } = new() { LeadId = "L-1", Industry = "SaaS" };

    static string Answered(bool blocking, string state, EscalationDecision decision, Guid waitsFor) => string.Join(' ', EscalationForecast.Of(
        new Escalation { EscalationId = Task, LeadId = "L-1", Blocking = blocking }, decision,
        new LeadJourneyState { CurrentState = state, EscalationId = waitsFor, ResumeState = StateNames.Engaging }));

    static string Triaged(LeadProfile lead, LeadView? known, bool isSent) => string.Join(' ', TriageForecast.Of(
        new LeadScored
        {
            JourneyId = default, Score = 80, ModelVersion = "rules", Reasons = [], Category = TriageCategory.CampaignQualified,
            Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.High, Reason = "high_value_lead" },
        }, lead, known, isSent));

    static LeadView Known(string state) => new()
    {
        JourneyId = default, SourceSystem = "crm", LeadId = "L-1", Status = LeadStatus.New, JourneyState = state, Profile = Lead with { }, StartedAt = default, UpdatedAt = default,
    };
}
