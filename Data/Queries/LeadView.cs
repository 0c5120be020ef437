using System.Text.Json.Serialization;
using MarketingBus.Contracts;

namespace MarketingBus.Data.Queries;

/// <summary>A lead as people and tools see it.</summary>
public sealed record LeadView
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    public required LeadStatus Status { get; init; }

    /// <summary>The journey's state: Awaited, Triaging, Engaging, AwaitingManager, Completed, Faulted or Abandoned.</summary>
    public required string JourneyState { get; init; }

    public string? Outcome { get; init; }

    public string? FaultReason { get; init; }

    public LeadProfile? Profile { get; init; }

    public TriageCategory? Category { get; init; }

    /// <summary>0 to 100.</summary>
    public double? Score { get; init; }

    /// <summary>How well the lead's profile suits us, 0 to 100, whatever it did.</summary>
    public double? Fit { get; init; }

    /// <summary>How much the lead did lately, as of its last triage, 0 to 100.</summary>
    public double? Engagement { get; init; }

    /// <summary>Fit as a letter and engagement as a digit, "A1" (both best) to "C3".</summary>
    public string? Grade { get; init; }

    public RoutingDecision? Routing { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public string? ModelVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The newest entries, or those before a cursor; oldest first. Texts of more than 1,000 characters are cut.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Give it as cursor to see older entries of the timeline; left out where there are none.</summary>
    public string? NextCursor { get; init; }

    /// <summary>All entries that match, where they were to be counted.</summary>
    [JsonIgnore]
    public int? TimelineTotal { get; init; }
}

/// <summary>One thing that happened to a lead: an action, a handoff, a message, something the lead did, or an escalation.</summary>
public sealed record TimelineEntry
{
    public required DateTimeOffset At { get; init; }

    /// <summary>action, handoff, outreach, engagement or escalation.</summary>
    public required string Kind { get; init; }

    /// <summary>Who acted: an agent, "lead", "machine" (what opened or clicked was no person, it seems) or "manager".</summary>
    public required string Who { get; init; }

    /// <summary>One sentence.</summary>
    public required string What { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
