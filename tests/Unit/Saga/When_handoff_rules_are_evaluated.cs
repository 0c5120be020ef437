using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Saga.Orchestrator.Decisions;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Unit.Saga;

public sealed class When_handoff_rules_are_evaluated
{
    readonly HandoffOptions options = new();

    HandoffPolicy Policy => new(Options.Create(options));

    [Fact]
    public void Should_hand_a_classified_and_scored_lead_to_engagement_within_300_seconds()
    {
        var rule = Policy.After(AgentType.LeadTriage, AgentType.Engagement, new HandoffFacts { Category = TriageCategory.ColdLead, Score = 3 });

        Assert.Equal(("triage->engagement", TimeSpan.FromSeconds(300)), (rule?.Name, rule?.Timeout));
    }

    [Fact]
    public void Should_not_hand_over_a_lead_without_a_score() =>
        Assert.Null(Policy.After(AgentType.LeadTriage, AgentType.Engagement, new HandoffFacts { Category = TriageCategory.ColdLead }));

    [Theory]
    [InlineData(true, "c-1", true)]
    [InlineData(false, "c-1", false)]
    [InlineData(true, null, false)]
    public void Should_hand_over_to_the_optimizer_only_an_underperforming_campaign_that_is_known(bool underperforms, string? campaign, bool expected)
    {
        var rule = Policy.After(AgentType.Engagement, AgentType.Optimizer, new HandoffFacts { CampaignUnderperforms = underperforms, CampaignId = campaign });

        Assert.Equal(expected, rule is { Timeout.TotalSeconds: 600 });
    }

    [Theory]
    [InlineData(89.9, false)]
    [InlineData(90, true)]
    public void Should_tell_the_manager_of_a_high_value_without_waiting(double score, bool expected)
    {
        var needs = Policy.Escalations(new HandoffFacts { Score = score });

        Assert.Equal(expected, needs is [{ Reason: EscalationReason.HighValue, Blocks: false, Rule.Timeout.TotalSeconds: 60 }]);
    }

    [Theory]
    [InlineData("I will ask my LAWYER about this", true)]
    [InlineData("Please treat this as a GDPR request", true)]
    [InlineData("What a lovely offer", false)]
    [InlineData(null, false)]
    public void Should_ask_the_manager_and_wait_when_the_lead_speaks_of_the_law(string? text, bool expected) =>
        Assert.Equal(expected, Policy.Escalations(new HandoffFacts { Text = text }) is [{ Reason: EscalationReason.Legal, Blocks: true }]);

    [Theory]
    [InlineData("legal_issue", "true", EscalationReason.Legal)]
    [InlineData("complaint", "yes", EscalationReason.Complaint)]
    [InlineData("complex_request", "1", EscalationReason.ComplexRequest)]
    [InlineData("escalation_reason", "complaint", EscalationReason.Complaint)]
    public void Should_ask_the_manager_about_what_upstream_marked(string name, string value, EscalationReason expected)
    {
        var need = Assert.Single(Policy.Escalations(new HandoffFacts { Attributes = new Dictionary<string, string> { [name] = value } }));

        Assert.Equal((expected, true), (need.Reason, need.Blocks));
    }

    [Fact]
    public void Should_not_ask_about_what_upstream_denied() =>
        Assert.Empty(Policy.Escalations(new HandoffFacts { Attributes = new Dictionary<string, string> { ["complaint"] = "false" } }));

    [Fact]
    public void Should_put_what_blocks_first()
    {
        var needs = Policy.Escalations(new HandoffFacts { Score = 95, Kind = EngagementKind.Complained });

        Assert.Equal([EscalationReason.Complaint, EscalationReason.HighValue], needs.Select(x => x.Reason));
    }

    [Theory]
    [InlineData(AgentType.Manager, true)]
    [InlineData(AgentType.Engagement, false)]
    [InlineData(null, false)]
    public void Should_ask_the_manager_and_wait_a_day_for_a_lead_that_is_routed_to_him(AgentType? destination, bool expected)
    {
        var needs = Policy.Escalations(new HandoffFacts { Destination = destination, Score = 3 });

        Assert.Equal(expected, needs is [{ Reason: EscalationReason.HighValue, Blocks: true, Rule: { Name: "triage->manager/routed", Timeout.TotalDays: 1 } }]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Should_put_the_routing_before_the_value_of_the_same_lead(bool waitsForValue)
    {
        options.Rules["escalation->manager/high_value"].Blocking = waitsForValue;

        var needs = Policy.Escalations(new HandoffFacts { Destination = AgentType.Manager, Score = 95 });

        Assert.Equal(["triage->manager/routed", "escalation->manager/high_value"], needs.Select(x => x.Rule.Name));
    }

    [Fact]
    public void Should_not_wait_a_day_for_a_high_value_that_somebody_names() =>
        Assert.Equal("escalation->manager/high_value", Policy.Need(EscalationReason.HighValue).Rule.Name);

    [Theory]
    [InlineData("triage->manager/routed", "triage->manager/routed")]
    [InlineData("gone since", "escalation->manager/high_value")]
    [InlineData("triage->engagement", "escalation->manager/high_value")]
    [InlineData(null, "escalation->manager/high_value")]
    public void Should_go_on_with_a_task_by_the_rule_that_asked(string? name, string expected) =>
        Assert.Equal(expected, Policy.Asking(name, EscalationReason.HighValue).Name);

    [Fact]
    public void Should_follow_changed_settings()
    {
        options.Rules["escalation->manager/high_value"].Blocking = true;
        options.HighValueScore = 50;

        Assert.True(Assert.Single(Policy.Escalations(new HandoffFacts { Score = 50 })).Blocks);
    }
}
