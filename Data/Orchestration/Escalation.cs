using MarketingBus.Contracts;

namespace MarketingBus.Data.Orchestration;

/// <summary>A task for the Manager. Written by Saga.Orchestrator.</summary>
public sealed class Escalation
{
    public Guid EscalationId { get; set; }

    public Guid SubjectId { get; set; }

    public string SourceSystem { get; set; } = null!;

    public string? LeadId { get; set; }

    public string? CampaignId { get; set; }

    public EscalationReason Reason { get; set; }

    public AgentType EscalatedBy { get; set; }

    public HandoffContext Context { get; set; } = null!;

    /// <summary>The handoff rule by which it is asked; null for a task of before that was kept.</summary>
    public string? Rule { get; set; }

    public bool Blocking { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public DateTimeOffset Deadline { get; set; }

    /// <summary>Who is to answer, such as "manager".</summary>
    public string Owner { get; set; } = "manager";

    /// <summary>Set once the deadline has passed unanswered and the owner was reminded.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    public EscalationDecision? Decision { get; set; }

    public string? ResolvedBy { get; set; }

    public string? Notes { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }
}
