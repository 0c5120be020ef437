using MarketingBus.Contracts;

namespace MarketingBus.Data.Ingress;

/// <summary>What a handoff's metadata says about the lead, under the seed's field names.</summary>
public static class LeadFromMetadata
{
    public const string Consent = "gdpr_consent";

    public static LeadProfile Read(string leadId, IReadOnlyDictionary<string, string> metadata) => new()
    {
        LeadId = leadId,
        Source = Known(metadata, "source"),
        Industry = Known(metadata, "industry"),
        CompanySize = Known(metadata, "company_size"),
        Persona = Known(metadata, "persona"),
        Region = Known(metadata, "region"),
        PreferredChannel = Known(metadata, "preferred_channel"),
        Name = Known(metadata, "name"),
        Company = Known(metadata, "company"),
        Email = Known(metadata, "email"),
        Phone = Known(metadata, "phone"),
        CampaignId = Known(metadata, "campaign_id"),
        GdprConsent = Flag(Known(metadata, Consent)),
        TimeZone = Known(metadata, "time_zone"),
    };

    /// <summary>True for metadata whose word about consent is neither yes nor no: it is not guessed at.</summary>
    public static bool IsConsentUnclear(IReadOnlyDictionary<string, string> metadata) => Known(metadata, Consent) is { } said && Flag(said) is null;

    static string? Known(IReadOnlyDictionary<string, string> metadata, string name) =>
        metadata.TryGetValue(name, out var text) && text.Length <= TextRules.IdLimit ? TextRules.Known(text) : null;

    static bool? Flag(string? text) => bool.TryParse(text, out var flag) ? flag : null;
}
