using MarketingBus.Contracts;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>The conditions that a rule can name.</summary>
internal static class HandoffConditions
{
    static readonly Dictionary<string, Func<HandoffFacts, HandoffOptions, bool>> Conditions = new()
    {
        ["always"] = (_, _) => true,
        ["never"] = (_, _) => false,
        ["classified_and_scored"] = (facts, _) => facts is { Category: not null, Score: not null },
        ["campaign_performance_issue"] = (facts, _) => facts is { CampaignUnderperforms: true, CampaignId: not null },
        ["routed_to_manager"] = (facts, _) => facts.Destination == AgentType.Manager,
        ["high_value"] = (facts, options) => facts.Score >= options.HighValueScore || facts.IsMarked("high_value"),
        ["complaint"] = (facts, _) => facts.Kind == EngagementKind.Complained || facts.IsMarked("complaint"),
        ["legal"] = (facts, options) => facts.IsMarked("legal") || facts.IsMarked("legal_issue") || Says(facts.Text, options.LegalKeywords),
        ["complex_request"] = (facts, _) => facts.IsMarked("complex_request"),
    };

    public static IReadOnlyCollection<string> Names => Conditions.Keys;

    public static bool Holds(string name, HandoffFacts facts, HandoffOptions options) => Conditions[name](facts, options);

    /// <summary>What a rule to the Manager is about; a condition that is no reason by itself makes a complex request.</summary>
    public static EscalationReason ReasonOf(string name) => name switch
    {
        "high_value" or "routed_to_manager" => EscalationReason.HighValue,
        "complaint" => EscalationReason.Complaint,
        "legal" => EscalationReason.Legal,
        _ => EscalationReason.ComplexRequest,
    };

    static bool Says(string? text, IEnumerable<string> keywords) =>
        text is not null && keywords.Any(x => text.Contains(x, StringComparison.OrdinalIgnoreCase));
}
