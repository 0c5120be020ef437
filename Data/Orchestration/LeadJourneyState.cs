using MarketingBus.Contracts;
using MassTransit;

namespace MarketingBus.Data.Orchestration;

/// <summary>One lead's journey: where it stands, whom it waits for, and until when. Written by Saga.Orchestrator.</summary>
public sealed class LeadJourneyState : IOrchestratedState, ISagaVersion
{
    /// <summary>The journey id: UUIDv5 of source system and lead id.</summary>
    public Guid CorrelationId { get; set; }

    public int Version { get; set; }

    public string CurrentState { get; set; } = null!;

    public string SourceSystem { get; set; } = null!;

    public string LeadId { get; set; } = null!;

    /// <summary>Null while only engagement events of the lead are known.</summary>
    public LeadProfile? Lead { get; set; }

    /// <summary>The largest order number of a version of <see cref="Lead"/>; 0 while there is none.</summary>
    public long LeadSequence { get; set; }

    /// <summary>The order numbers of the fields of <see cref="Lead"/> that an earlier version said last, by name: one that is worked on late takes nothing back.</summary>
    public IReadOnlyDictionary<string, long> LeadFieldSequences { get; set; } = new Dictionary<string, long>();

    /// <summary>The normal form of the lead's e-mail address, by which a person is looked up; null when it has none.</summary>
    public string? EmailAddress { get; set; }

    /// <summary>Hash of what policy knows of <see cref="Lead"/>, as triage was last asked about it: a version that changes nothing else is not triaged again.</summary>
    public string? TriagedAs { get; set; }

    /// <summary>The lead's own fields that triage said it goes by, beside those that everybody has.</summary>
    public IReadOnlyList<string> TriagedBy { get; set; } = [];

    /// <summary>Category, routing and campaign as they were when a message last went out: while they stay, a new version is no reason to write again.</summary>
    public string? EngagedAs { get; set; }

    /// <summary>True when somebody asked for the triage that is under way or queued: what follows from it is asked for too.</summary>
    public bool TriageAsked { get; set; }

    public LeadStatus LeadStatus { get; set; }

    public string? ConversationId { get; set; }

    public TriageCategory? Category { get; set; }

    /// <summary>0 to 100.</summary>
    public double? Score { get; set; }

    public Priority? Priority { get; set; }

    public string? RoutingReason { get; set; }

    public string? ModelVersion { get; set; }

    /// <summary>How many times the lead has gone through triage, from 1.</summary>
    public int Run { get; set; }

    /// <summary>The handoff that is waited for; null when nothing is.</summary>
    public Guid? HandoffId { get; set; }

    /// <summary>The name of the handoff rule that is being carried out.</summary>
    public string? HandoffRule { get; set; }

    public int Attempt { get; set; }

    /// <summary>When the wait ends; null when nothing is waited for.</summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>The engagement that is under way or was the last.</summary>
    public Guid? EngagementId { get; set; }

    public EngagementType? EngagementType { get; set; }

    /// <summary>Engagements asked for while another step was under way, in the order asked.</summary>
    public IReadOnlyList<PendingEngagement> PendingEngagements { get; set; } = [];

    /// <summary>True when the lead changed or was handed back while another step was under way: it is triaged after that step.</summary>
    public bool TriagePending { get; set; }

    /// <summary>The escalation that the journey waits for.</summary>
    public Guid? EscalationId { get; set; }

    /// <summary>The state to take up again after an escalation or a retry.</summary>
    public string? ResumeState { get; set; }

    /// <summary>Who waits for an answer over the bus.</summary>
    public IReadOnlyList<WaitingCaller> Callers { get; set; } = [];

    /// <summary>engaged, refused, rejected, triaged, unanswered, stopped or abandoned once the journey has ended.</summary>
    public string? Outcome { get; set; }

    public string? FaultReason { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }
}
