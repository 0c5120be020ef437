namespace MarketingBus.Contracts;

/// <summary>One thing that one agent did, as it is kept on the timeline.</summary>
public sealed record AgentAction
{
    public required Guid ActionId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string? ConversationId { get; init; }

    public string? LeadId { get; init; }

    public required ActionType ActionType { get; init; }

    /// <summary>The instance that acted, such as "workers-triage".</summary>
    public required string SourceAgent { get; init; }

    public required AgentType SourceAgentType { get; init; }

    public AgentType? DestAgentType { get; init; }

    public HandoffContext? HandoffContext { get; init; }

    public EscalationReason EscalationReason { get; init; }

    /// <summary>One sentence of what came of it.</summary>
    public string? Result { get; init; }
}
