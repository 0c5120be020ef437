using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>A task for the Manager.</summary>
public sealed record EscalationAnswer
{
    public required Guid EscalationId { get; init; }

    /// <summary>The journey or review.</summary>
    public required Guid SubjectId { get; init; }

    public required string SourceSystem { get; init; }

    public string? LeadId { get; init; }

    public string? CampaignId { get; init; }

    public required EscalationReason Reason { get; init; }

    public required AgentType EscalatedBy { get; init; }

    public required HandoffContext Context { get; init; }

    /// <summary>True when the journey waits for the answer.</summary>
    public required bool Blocking { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When the deadline passed unanswered and the owner was reminded.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    public EscalationDecision? Decision { get; init; }

    public string? ResolvedBy { get; init; }

    public string? Notes { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    internal static EscalationAnswer Of(Escalation escalation) => new()
    {
        EscalationId = escalation.EscalationId,
        SubjectId = escalation.SubjectId,
        SourceSystem = escalation.SourceSystem,
        LeadId = escalation.LeadId,
        CampaignId = escalation.CampaignId,
        Reason = escalation.Reason,
        EscalatedBy = escalation.EscalatedBy,
        Context = escalation.Context,
        Blocking = escalation.Blocking,
        Owner = escalation.Owner,
        RaisedAt = escalation.RaisedAt,
        Deadline = escalation.Deadline,
        RemindedAt = escalation.RemindedAt,
        Decision = escalation.Decision,
        ResolvedBy = escalation.ResolvedBy,
        Notes = escalation.Notes,
        ResolvedAt = escalation.ResolvedAt,
    };
}
