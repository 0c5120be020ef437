using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>The handoff rules and their thresholds.</summary>
public sealed class HandoffOptions
{
    public const string Section = "Handoffs";

    /// <summary>By name, so that one setting of one rule can be given alone, such as "Handoffs:Rules:triage->engagement:TimeoutSeconds".</summary>
    public IDictionary<string, HandoffRule> Rules { get; } = new Dictionary<string, HandoffRule>(StringComparer.OrdinalIgnoreCase)
    {
        ["ingress->triage"] = new() { To = AgentType.LeadTriage, When = "always", TimeoutSeconds = 300 },
        ["triage->engagement"] = new() { From = AgentType.LeadTriage, To = AgentType.Engagement, When = "classified_and_scored", TimeoutSeconds = 300 },
        ["triage->manager/routed"] = ToManager("routed_to_manager", blocking: true, AgentType.LeadTriage, seconds: 86_400),
        ["engagement->optimizer"] = new() { From = AgentType.Engagement, To = AgentType.Optimizer, When = "campaign_performance_issue", TimeoutSeconds = 600 },
        ["campaign->optimizer"] = new() { To = AgentType.Optimizer, When = "always", TimeoutSeconds = 600 },
        ["escalation->manager/high_value"] = ToManager("high_value", blocking: false),
        ["escalation->manager/complaint"] = ToManager("complaint", blocking: true),
        ["escalation->manager/legal"] = ToManager("legal", blocking: true),
        ["escalation->manager/complex_request"] = ToManager("complex_request", blocking: true),
    };

    /// <summary>The score from which a lead is of high value, 0 to 100.</summary>
    [Range(0, 100)]
    public double HighValueScore { get; set; } = 90;

    /// <summary>What a lead writes that makes it a legal matter; letter case does not count. Configured words are added to these.</summary>
    public IList<string> LegalKeywords { get; } = ["lawyer", "lawsuit", "gdpr request", "legal action"];

    static HandoffRule ToManager(string condition, bool blocking, AgentType? from = null, double seconds = 60) =>
        new() { From = from, To = AgentType.Manager, When = condition, TimeoutSeconds = seconds, Attempts = 1, Then = HandoffFallback.Continue, Blocking = blocking };
}
