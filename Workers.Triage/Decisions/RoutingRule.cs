using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Leads from this score, and of this category where one is named, go to this agent.</summary>
public sealed class RoutingRule
{
    /// <summary>0 to 100.</summary>
    [Range(0, 100)]
    public double FromScore { get; set; }

    /// <summary>Null for any.</summary>
    public TriageCategory? Category { get; set; }

    public AgentType Destination { get; set; } = AgentType.Engagement;

    public Priority Priority { get; set; }

    /// <summary>Such as high_value_lead.</summary>
    [Required]
    public string Reason { get; set; } = "";

    public bool Matches(double score, TriageCategory category) => score >= FromScore && (Category is null || Category == category);
}
