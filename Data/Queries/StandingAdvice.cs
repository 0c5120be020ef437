using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;

namespace MarketingBus.Data.Queries;

/// <summary>What is advised on a campaign as it is now.</summary>
internal static class StandingAdvice
{
    /// <summary>Of the reading that the campaign is judged by and of the newest answer to each other question about figures that are no older; the most urgent first.</summary>
    public static IReadOnlyList<Recommendation> Of(CampaignReading? judged, IReadOnlyList<CampaignReading> newestFirst)
    {
        if (judged is null)
            return newestFirst.Count > 0 ? newestFirst[0].Recommendations : [];

        var others = newestFirst
            .Where(x => x.OptimizationType != OptimizationType.PerformanceCheck && !(x.Date is { } day ? day < judged.Date : x.ReceivedAt < judged.ReceivedAt))
            .DistinctBy(x => x.OptimizationType);
        return [.. others.Prepend(judged).SelectMany(x => x.Recommendations).OrderByDescending(x => x.Priority)];
    }
}
