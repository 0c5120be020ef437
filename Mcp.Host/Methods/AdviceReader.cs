using MarketingBus.Contracts;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>Gathers what is known for advice: the lead, its memory, its campaign, and episodes like this one.</summary>
internal sealed class AdviceReader(
    LeadQueries leads, CampaignQueries campaigns, ILongTermMemory longTerm, IEpisodicMemory episodic, ConsentReader consents)
{
    const int EpisodeLimit = 20;

    static readonly string[] Identifiers = ["lead_id", "source_system", "campaign_id", "scenario", "conversation_id"];

    public async Task<AdviceSituation> ReadAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var sourceSystem = fields.GetValueOrDefault("source_system");
        var lead = fields.TryGetValue("lead_id", out var leadId) ? await leads.FindAsync(leadId, sourceSystem, withTimeline: false, cancellationToken) : null;
        var campaignId = fields.GetValueOrDefault("campaign_id") ?? lead?.Profile?.CampaignId;
        var situation = SituationOf(lead?.Profile, fields);

        return new AdviceSituation
        {
            AboutLead = leadId is not null || situation.Count > 0,
            Lead = lead,
            Memory = lead is null ? null : (await longTerm.GetAsync([lead.JourneyId], cancellationToken)).GetValueOrDefault(lead.JourneyId),
            Suppressed = lead is not null
                && await consents.OfAsync(lead.JourneyId, lead.LeadId, lead.Profile?.Email, cancellationToken) is { Withdrawn: true } or { Complained: true },
            Campaign = campaignId is null ? null : await campaigns.FindAsync(campaignId, sourceSystem, cancellationToken),
            Episodes = situation.Count == 0 && !fields.ContainsKey("scenario")
                ? []
                : await episodic.FindAsync(new EpisodeQuery(fields.GetValueOrDefault("scenario"), situation), EpisodeLimit, cancellationToken),
        };
    }

    static Dictionary<string, string> SituationOf(LeadProfile? profile, IReadOnlyDictionary<string, string> fields)
    {
        var situation = new Dictionary<string, string?>
        {
            ["source"] = profile?.Source,
            ["industry"] = profile?.Industry,
            ["company_size"] = profile?.CompanySize,
            ["persona"] = profile?.Persona,
            ["region"] = profile?.Region,
            ["preferred_channel"] = profile?.PreferredChannel,
        };
        foreach (var (name, value) in fields.Where(x => !Identifiers.Contains(x.Key)))
            situation[name] = value;

        return situation.Where(x => x.Value is not null).ToDictionary(x => x.Key, x => x.Value!);
    }
}
