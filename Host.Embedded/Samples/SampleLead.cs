namespace MarketingBus.Host.Embedded.Samples;

/// <summary>A generated lead with what it will do.</summary>
internal sealed record SampleLead
{
    public required string LeadId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CampaignId { get; init; }

    public required string Source { get; init; }

    public required string Industry { get; init; }

    public required string CompanySize { get; init; }

    public required string Persona { get; init; }

    public required string Region { get; init; }

    public required string PreferredChannel { get; init; }

    /// <summary>Null: never asked.</summary>
    public required bool? Consent { get; init; }

    public bool Converted { get; init; }
}
