using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Leads of this kind get these points.</summary>
public sealed class ScoreRule : LeadCondition
{
    /// <summary>Names the reason, such as "industry".</summary>
    [Required]
    public string Code { get; set; } = "";

    /// <summary>-100 to 100.</summary>
    [Range(-100, 100)]
    public double Points { get; set; }

    /// <summary>One sentence for people.</summary>
    [Required]
    public string Text { get; set; } = "";
}
