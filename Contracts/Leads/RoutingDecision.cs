namespace MarketingBus.Contracts;

/// <summary>Which agent is to act next, how urgently, and why.</summary>
public sealed record RoutingDecision
{
    public required AgentType DestAgentType { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>high_value_lead, qualified_lead or nurture_lead by default.</summary>
    public required string Reason { get; init; }
}
