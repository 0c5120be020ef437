namespace MarketingBus.Memory.Episodic;

/// <summary>
/// Ranks episodes against a question; everything is 0 to 1.
/// <list type="bullet">
/// <item><c>text = shared stems / all stems</c> of the two scenarios (Jaccard);</item>
/// <item><c>situation = equal features / features asked for</c>, case ignored;</item>
/// <item><c>similarity = 0.5 text + 0.5 situation</c>, or the one of them that was asked for;</item>
/// <item><c>rank = similarity x (0.5 + 0.5 outcome) x (0.9 + 0.1 x 0.5 ^ (age in days / half-life))</c>.</item>
/// </list>
/// Age takes a tenth at most: among equally similar episodes one whose outcome is better by 0.2 comes first however old it is.
/// </summary>
public static class EpisodeRanking
{
    const double TextShare = 0.5;
    const double AgeShare = 0.1;

    public static IReadOnlyList<RankedEpisode> Rank(
        EpisodeQuery query, IEnumerable<Episode> episodes, double halfLifeDays, DateTimeOffset now, int limit)
    {
        var stems = Words.StemsOf(query.Scenario);
        return
        [
            .. episodes
                .Select(episode => (episode, similarity: Similarity(stems, query.Situation, episode)))
                .Where(x => x.similarity > 0)
                .Select(x => new RankedEpisode(x.episode, x.similarity, Weigh(x.similarity, x.episode, halfLifeDays, now)))
                .OrderByDescending(x => x.Rank).ThenByDescending(x => x.Episode.OutcomeScore).ThenByDescending(x => x.Episode.OccurredAt)
                .Take(limit),
        ];
    }

    static double Similarity(IReadOnlySet<string> stems, IReadOnlyDictionary<string, string>? situation, Episode episode)
    {
        if (situation is not { Count: > 0 })
            return OfText(stems, episode);

        return stems.Count == 0
            ? OfSituation(situation, episode)
            : (TextShare * OfText(stems, episode)) + ((1 - TextShare) * OfSituation(situation, episode));
    }

    static double OfText(IReadOnlySet<string> stems, Episode episode)
    {
        var others = Words.StemsOf(episode.Scenario);
        var shared = stems.Count(others.Contains);
        return shared == 0 ? 0 : (double)shared / (stems.Count + others.Count - shared);
    }

    static double OfSituation(IReadOnlyDictionary<string, string> situation, Episode episode)
    {
        var features = SituationFeatures.Of(episode.Situation);
        var asked = SituationFeatures.Of(situation);
        return (double)asked.Count(features.Contains) / asked.Count;
    }

    static double Weigh(double similarity, Episode episode, double halfLifeDays, DateTimeOffset now)
    {
        var age = Math.Max(0, (now - episode.OccurredAt).TotalDays);
        return similarity * (0.5 + (0.5 * episode.OutcomeScore)) * (1 - AgeShare + (AgeShare * Math.Pow(0.5, age / halfLifeDays)));
    }
}
