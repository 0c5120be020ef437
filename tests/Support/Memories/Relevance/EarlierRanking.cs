using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Tests.Support.Memories.Relevance;

/// <summary>Rankings that the hybrid has to beat: equal stems as it was before, and equal runs of letters.</summary>
internal static class EarlierRanking
{
    /// <summary>Half shared stems (Jaccard), half equal features; outcome and recency as weights.</summary>
    public static IReadOnlyList<Guid> ByStems(EpisodeQuery query, IReadOnlyList<Episode> episodes, DateTimeOffset now)
    {
        var asked = Words.StemsOf(query.Scenario);
        return First(episodes, episode =>
        {
            var stems = Words.StemsOf(episode.Scenario);
            var text = (double)asked.Count(stems.Contains) / asked.Union(stems).Count();
            var situation = query.Situation is { Count: > 0 } features
                ? (double)features.Count(x => string.Equals(episode.Situation.GetValueOrDefault(x.Key), x.Value, StringComparison.OrdinalIgnoreCase)) / features.Count
                : text;
            return (text + situation) / 2 * (0.5 + (0.5 * episode.OutcomeScore)) * (0.9 + (0.1 * Math.Pow(0.5, (now - episode.OccurredAt).TotalDays / 90)));
        });
    }

    /// <summary>How many of the question's words the scenario contains.</summary>
    public static IReadOnlyList<Guid> BySubstring(EpisodeQuery query, IReadOnlyList<Episode> episodes) =>
        First(episodes, episode => Words.Of(query.Scenario).Count(x => episode.Scenario.Contains(x, StringComparison.OrdinalIgnoreCase)));

    static IReadOnlyList<Guid> First(IReadOnlyList<Episode> episodes, Func<Episode, double> score) =>
        [.. episodes.Select(x => (x.EpisodeId, Score: score(x))).Where(x => x.Score > 0).OrderByDescending(x => x.Score).Take(10).Select(x => x.EpisodeId)];
}
