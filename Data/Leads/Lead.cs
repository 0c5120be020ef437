using MarketingBus.Contracts;

namespace MarketingBus.Data.Leads;

/// <summary>A lead as last triaged. Written by Workers.Triage; the journey holds its status.</summary>
public sealed class Lead
{
    public Guid JourneyId { get; set; }

    public string SourceSystem { get; set; } = null!;

    public string LeadId { get; set; } = null!;

    public LeadProfile Profile { get; set; } = null!;

    /// <summary>The normal form of the profile's e-mail address, by which a person is looked up; null when it has none.</summary>
    public string? EmailAddress { get; set; }

    public string? CampaignId { get; set; }

    public TriageCategory Category { get; set; }

    /// <summary>0 to 100.</summary>
    public double Score { get; set; }

    /// <summary>How well the lead's profile suits us, 0 to 100, whatever it did; null for leads triaged before there was such a thing.</summary>
    public double? Fit { get; set; }

    /// <summary>How much the lead did lately, 0 to 100; null for leads triaged before there was such a thing.</summary>
    public double? Engagement { get; set; }

    /// <summary>Fit as a letter and engagement as a digit, "A1" (both best) to "C3".</summary>
    public string? Grade { get; set; }

    public RoutingDecision Routing { get; set; } = null!;

    public IReadOnlyList<Reason> Reasons { get; set; } = [];

    public string ModelVersion { get; set; } = null!;

    /// <summary>The journey's version when it asked for this triage.</summary>
    public int JourneyVersion { get; set; }

    public DateTimeOffset FirstTriagedAt { get; set; }

    public DateTimeOffset TriagedAt { get; set; }
}
