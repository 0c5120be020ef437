using MarketingBus.Contracts;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>What a handoff's metadata says about a lead that is not known otherwise, under the seed's field names.</summary>
internal static class LeadFromMetadata
{
    public static LeadProfile Read(string leadId, IReadOnlyDictionary<string, string> metadata) => new()
    {
        LeadId = leadId,
        Source = metadata.GetValueOrDefault("source"),
        Industry = metadata.GetValueOrDefault("industry"),
        CompanySize = metadata.GetValueOrDefault("company_size"),
        Persona = metadata.GetValueOrDefault("persona"),
        Region = metadata.GetValueOrDefault("region"),
        PreferredChannel = metadata.GetValueOrDefault("preferred_channel"),
        Email = metadata.GetValueOrDefault("email"),
        CampaignId = metadata.GetValueOrDefault("campaign_id"),
    };
}
