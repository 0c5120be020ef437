using MarketingBus.Contracts;
using MarketingBus.Platform.Text;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>What the handoff rules are evaluated on.</summary>
internal sealed record HandoffFacts
{
    public TriageCategory? Category { get; init; }

    /// <summary>0 to 100.</summary>
    public double? Score { get; init; }

    /// <summary>Who is to act next, as triage routes the lead.</summary>
    public AgentType? Destination { get; init; }

    public string? CampaignId { get; init; }

    public bool CampaignUnderperforms { get; init; }

    /// <summary>What the lead just did.</summary>
    public EngagementKind? Kind { get; init; }

    /// <summary>What the lead wrote.</summary>
    public string? Text { get; init; }

    /// <summary>What upstream or a caller said about the lead, by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Upstream marked the lead so: a name with a true value, or the name as its escalation_reason.</summary>
    public bool IsMarked(string name) =>
        (Attributes.TryGetValue(name, out var value) && BooleanText.Parse(UnicodeText.Trimmed(value)) is true)
        || (Attributes.TryGetValue("escalation_reason", out var reason) && string.Equals(reason.Trim(), name, StringComparison.OrdinalIgnoreCase));
}
