using MarketingBus.Memory.Episodic.Meaning;

namespace MarketingBus.Memory.Episodic;

/// <summary>
/// Ranks episodes against a question; everything is 0 to 1.
/// <list type="bullet">
/// <item><c>text</c>: words that are equal, of one family, of one meaning or nearly spelt alike, rare ones heavier (<see cref="TextQuestion"/>);</item>
/// <item><c>situation = equal features / features asked for</c>, case ignored;</item>
/// <item><c>similarity = 0.7 text + 0.3 situation</c>, or the one of them that was asked for;</item>
/// <item><c>rank = similarity x (0.7 + 0.3 outcome) x (0.95 + 0.05 x 0.5 ^ (age in days / half-life))</c>.</item>
/// </list>
/// Age takes a twentieth at most: among equally similar episodes one whose outcome is better by 0.2 comes first however old it is.
/// </summary>
public static class EpisodeRanking
{
    const double TextShare = 0.7;
    const double OutcomeShare = 0.3;
    const double AgeShare = 0.05;

    public static IReadOnlyList<RankedEpisode> Rank(EpisodeQuery query, IReadOnlyList<Episode> episodes, double halfLifeDays, DateTimeOffset now, int limit)
    {
        var question = new TextQuestion(query.Scenario, [.. episodes.Select(x => x.Scenario)], Lexicon.Default);
        var situation = query.Situation is { Count: > 0 } asked ? SituationFeatures.Of(asked) : null;
        return
        [
            .. episodes
                .Select((episode, i) => Ranked(episode, question.IsEmpty ? null : question.Match(i), situation, halfLifeDays, now))
                .Where(x => x.Similarity > 0)
                .OrderByDescending(x => x.Rank).ThenByDescending(x => x.Episode.OutcomeScore).ThenByDescending(x => x.Episode.OccurredAt)
                .Take(limit),
        ];
    }

    static RankedEpisode Ranked(Episode episode, TextMatch? text, IReadOnlySet<string>? asked, double halfLifeDays, DateTimeOffset now)
    {
        double? situation = asked is null ? null : (double)SituationFeatures.Of(episode.Situation).Count(asked.Contains) / asked.Count;
        var similarity = (text, situation) switch
        {
            ({ } words, { } features) => (TextShare * words.Similarity) + ((1 - TextShare) * features),
            ({ } words, null) => words.Similarity,
            _ => situation ?? 0,
        };
        var age = Math.Max(0, (now - episode.OccurredAt).TotalDays);
        var because = new RankedBecause(
            text?.Similarity, situation, text?.Words ?? [],
            1 - OutcomeShare + (OutcomeShare * episode.OutcomeScore), 1 - AgeShare + (AgeShare * Math.Pow(0.5, age / halfLifeDays)));
        return new RankedEpisode(episode, similarity, similarity * because.OutcomeWeight * because.RecencyWeight) { Because = because };
    }
}
