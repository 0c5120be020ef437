using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>What a company of a size counts.</summary>
public sealed class SizeWeight
{
    /// <summary>Such as "1001-5000" or "5000+".</summary>
    [Required]
    public string Band { get; set; } = "";

    /// <summary>0 to 1.</summary>
    [Range(0, 1)]
    public double Weight { get; set; }
}
