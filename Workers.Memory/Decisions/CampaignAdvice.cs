using MarketingBus.Contracts;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Workers.Memory.Decisions;

/// <summary>What a campaign's review adds to memory.</summary>
internal static class CampaignAdvice
{
    // Critical advice on figures too few to score: it went badly, and nobody knows how badly.
    const double UnknownOutcome = 0.2;

    /// <summary>What the campaign needs; nothing of figures that newer days have overtaken.</summary>
    public static IEnumerable<Triple> Facts(CampaignOptimized optimized) => (optimized.Overtaken ? [] : optimized.Recommendations).Select(advice => new Triple(
        GraphNode.Campaign(optimized.SourceSystem, optimized.CampaignId), "needs", advice.Kind, Weight(advice.Priority), "optimizer")
    {
        FirstSeenAt = optimized.OptimizedAt, LastSeenAt = optimized.OptimizedAt,
    });

    /// <summary>One episode for each critical advice; the outcome is the campaign's performance score as a share.</summary>
    public static IEnumerable<Episode> Episodes(CampaignOptimized optimized) =>
        from advice in optimized.Recommendations
        where advice.Priority is Priority.Critical
        select new Episode
        {
            EpisodeId = MarketingIds.From("advice-episode", optimized.ReviewId.ToString(), optimized.HandoffId.ToString(), advice.Kind, advice.Target ?? ""),
            Scenario = $"campaign {optimized.CampaignId} reviewed for {WireName.Of(optimized.OptimizationType)}: {advice.Text}",
            Actions = [advice.Target is null ? advice.Kind : $"{advice.Kind} {advice.Target}"],
            OutcomeScore = optimized.PerformanceScore / 100 ?? UnknownOutcome,
            Situation = new Dictionary<string, string>
            {
                ["campaign"] = optimized.CampaignId,
                ["advice"] = advice.Kind,
                ["optimization_type"] = WireName.Of(optimized.OptimizationType),
            },
            OccurredAt = optimized.OptimizedAt,
        };

    static double Weight(Priority priority) => priority switch
    {
        Priority.Critical => 1,
        Priority.High => 0.75,
        Priority.Medium => 0.5,
        _ => 0.25,
    };
}
