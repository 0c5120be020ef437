using MarketingBus.Data.Queries;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>What is known when advice is asked for.</summary>
internal sealed record AdviceSituation
{
    /// <summary>True when the caller described a lead, known to us or not.</summary>
    public bool AboutLead { get; init; }

    public LeadView? Lead { get; init; }

    public LeadMemory? Memory { get; init; }

    /// <summary>The lead must not be contacted.</summary>
    public bool Suppressed { get; init; }

    public CampaignView? Campaign { get; init; }

    public IReadOnlyList<RankedEpisode> Episodes { get; init; } = [];
}
