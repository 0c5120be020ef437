using MarketingBus.Contracts;

namespace MarketingBus.Data.Orchestration;

/// <summary>One handoff between agents, from the command to its outcome. Written by Saga.Orchestrator.</summary>
public sealed class HandoffRecord
{
    public Guid HandoffId { get; set; }

    /// <summary>The journey or review that it belongs to.</summary>
    public Guid SubjectId { get; set; }

    public string? LeadId { get; set; }

    public AgentType? From { get; set; }

    public AgentType To { get; set; }

    /// <summary>The name of the rule that decided it, or "request" when a caller did.</summary>
    public string Rule { get; set; } = null!;

    public HandoffContext Context { get; set; } = null!;

    public int Attempt { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? Deadline { get; set; }

    /// <summary>pending, answered, refused, timed_out, failed, cancelled, or handed_over to another saga, which keeps its own record of it.</summary>
    public string Outcome { get; set; } = "pending";

    public DateTimeOffset? EndedAt { get; set; }
}
