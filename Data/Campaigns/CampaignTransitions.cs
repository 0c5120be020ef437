using MarketingBus.Contracts;

namespace MarketingBus.Data.Campaigns;

/// <summary>Which status may follow which: Draft, Active and Optimizing in turn, Paused, then Active again or Completed.</summary>
public static class CampaignTransitions
{
    /// <summary>The statuses that may follow; empty when the campaign has ended.</summary>
    public static IReadOnlyList<CampaignStatus> From(CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => [CampaignStatus.Active],
        CampaignStatus.Active => [CampaignStatus.Optimizing, CampaignStatus.Paused],
        CampaignStatus.Optimizing => [CampaignStatus.Active, CampaignStatus.Paused],
        CampaignStatus.Paused => [CampaignStatus.Active, CampaignStatus.Completed],
        _ => [],
    };

    /// <summary>True when a campaign may go from one status to the other; staying where it is changes nothing and is allowed.</summary>
    public static bool Allow(CampaignStatus from, CampaignStatus to) => from == to || From(from).Contains(to);
}
