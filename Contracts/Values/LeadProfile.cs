namespace MarketingBus.Contracts;

/// <summary>What upstream knows about a lead. Only the id is required; unknown is null, never an empty string.</summary>
public sealed record LeadProfile
{
    /// <summary>The upstream system's own id, 1 to 200 characters.</summary>
    public required string LeadId { get; init; }

    /// <summary>Where the lead came from, such as "Google Ads", "Website", "Referral".</summary>
    public string? Source { get; init; }

    public string? Industry { get; init; }

    /// <summary>Employees as a band: "1-10", "11-50", "51-200", "201-1000", "1001-5000", "5000+".</summary>
    public string? CompanySize { get; init; }

    public string? Persona { get; init; }

    public string? Region { get; init; }

    public string? PreferredChannel { get; init; }

    public string? Name { get; init; }

    public string? Company { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? CampaignId { get; init; }

    /// <summary>Consent to be contacted: true given, false refused, null never asked.</summary>
    public bool? GdprConsent { get; init; }

    /// <summary>IANA time zone, such as "Europe/Berlin".</summary>
    public string? TimeZone { get; init; }

    /// <summary>When upstream created the lead, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Anything else that upstream sent, by its own name; at most 100 entries.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
