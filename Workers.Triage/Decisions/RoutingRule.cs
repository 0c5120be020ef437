using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Leads from this score, and of this category and grade where they are named, go to this agent, as many a day as it can take.</summary>
public sealed class RoutingRule
{
    /// <summary>0 to 100.</summary>
    [Range(0, 100)]
    public double FromScore { get; set; }

    /// <summary>
    /// About as many leads a day as the destination can take, 1 to 1,000,000: only those that score at least what so many a day did lately. Null for any number.
    /// While too few leads are known to say so, <see cref="FromScore"/> stands alone.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? PerDay { get; set; }

    /// <summary>Null for any.</summary>
    public TriageCategory? Category { get; set; }

    /// <summary>Grades such as "A1", "B" (any engagement) or "1" (any fit); empty for any.</summary>
    public IReadOnlyList<string> Grades { get; set; } = [];

    /// <summary>Engagement, or Manager: the lead waits for a person, by the handoff rule triage->manager/routed.</summary>
    public AgentType Destination { get; set; } = AgentType.Engagement;

    public Priority Priority { get; set; }

    /// <summary>Such as high_value_lead.</summary>
    [Required]
    public string Reason { get; set; } = "";

    /// <summary>All that the rule asks but for the capacity.</summary>
    public bool Matches(double score, TriageCategory category, string grade) =>
        score >= FromScore && (Category is null || Category == category) && GradePolicy.IsOneOf(grade, Grades);
}
