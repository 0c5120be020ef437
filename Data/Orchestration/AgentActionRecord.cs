using MarketingBus.Contracts;

namespace MarketingBus.Data.Orchestration;

/// <summary>One thing that one agent did, with its reasons. Written by Saga.Orchestrator.</summary>
public sealed class AgentActionRecord
{
    public Guid ActionId { get; set; }

    /// <summary>The journey or review that it belongs to.</summary>
    public Guid SubjectId { get; set; }

    public DateTimeOffset Timestamp { get; set; }

    public string? ConversationId { get; set; }

    public string? LeadId { get; set; }

    public ActionType ActionType { get; set; }

    public string SourceAgent { get; set; } = null!;

    public AgentType SourceAgentType { get; set; }

    public AgentType? DestAgentType { get; set; }

    public HandoffContext? HandoffContext { get; set; }

    public EscalationReason EscalationReason { get; set; }

    /// <summary>One sentence of what came of it.</summary>
    public string? Result { get; set; }

    public IReadOnlyList<Reason> Reasons { get; set; } = [];
}
