using MarketingBus.Contracts;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>The best supported action and the next ones.</summary>
internal sealed record Advice
{
    /// <summary>handoff when the action is another agent's.</summary>
    public required ActionType Action { get; init; }

    public AgentType? DestAgentType { get; init; }

    /// <summary>What the agent that is handed to should do.</summary>
    public ActionType? DestAction { get; init; }

    /// <summary>0 (nothing speaks for it) to 1.</summary>
    public required double Confidence { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required IReadOnlyList<AdviceAlternative> Alternatives { get; init; }
}

/// <summary>One action with what speaks for it.</summary>
internal sealed record AdviceAlternative(ActionType Action, double Confidence, IReadOnlyList<Reason> Reasons);
