using MarketingBus.Contracts;

namespace MarketingBus.Data.Campaigns;

/// <summary>Figures of a campaign as one event reported them, one per review. Written by Workers.Optimizer.</summary>
public sealed class CampaignReading
{
    public Guid ReviewId { get; set; }

    public string SourceSystem { get; set; } = null!;

    public string CampaignId { get; set; } = null!;

    /// <summary>The day that the figures are of; null when they are a running total.</summary>
    public DateOnly? Date { get; set; }

    public CampaignFigures Figures { get; set; } = null!;

    public OptimizationType OptimizationType { get; set; }

    /// <summary>0 to 100; null when the figures were too few to say.</summary>
    public double? PerformanceScore { get; set; }

    public IReadOnlyList<Recommendation> Recommendations { get; set; } = [];

    public IReadOnlyList<Reason> Reasons { get; set; } = [];

    /// <summary>The order number of the figures: of two readings the one with the larger number is the later. A second look at stored figures keeps theirs.</summary>
    public long Sequence { get; set; }

    /// <summary>When the figures were received; a second look at stored figures does not make them younger.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset OptimizedAt { get; set; }
}
