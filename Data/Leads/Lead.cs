using MarketingBus.Contracts;

namespace MarketingBus.Data.Leads;

/// <summary>A lead as last triaged. Written by Workers.Triage; the journey holds its status.</summary>
public sealed class Lead
{
    public Guid JourneyId { get; set; }

    public string SourceSystem { get; set; } = null!;

    public string LeadId { get; set; } = null!;

    public LeadProfile Profile { get; set; } = null!;

    public string? CampaignId { get; set; }

    public TriageCategory Category { get; set; }

    /// <summary>0 to 100.</summary>
    public double Score { get; set; }

    public RoutingDecision Routing { get; set; } = null!;

    public IReadOnlyList<Reason> Reasons { get; set; } = [];

    public string ModelVersion { get; set; } = null!;

    public DateTimeOffset FirstTriagedAt { get; set; }

    public DateTimeOffset TriagedAt { get; set; }
}
