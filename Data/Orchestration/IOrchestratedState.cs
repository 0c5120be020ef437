using MassTransit;

namespace MarketingBus.Data.Orchestration;

/// <summary>What journeys and reviews have in common: a step that is waited for, an escalation that may hold it up, and callers who may wait.</summary>
public interface IOrchestratedState : SagaStateMachineInstance
{
    string CurrentState { get; set; }

    string SourceSystem { get; set; }

    Guid? HandoffId { get; set; }

    string? HandoffRule { get; set; }

    int Attempt { get; set; }

    /// <summary>When the wait ends; null when nothing is waited for.</summary>
    DateTimeOffset? Deadline { get; set; }

    Guid? EscalationId { get; set; }

    string? ResumeState { get; set; }

    IReadOnlyList<WaitingCaller> Callers { get; set; }

    string? Outcome { get; set; }

    string? FaultReason { get; set; }

    DateTimeOffset UpdatedAt { get; set; }

    DateTimeOffset? CompletedAt { get; set; }
}
