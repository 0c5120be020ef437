using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Episodic;

/// <summary>An episode as a row and back.</summary>
internal static class EpisodeRows
{
    public static void TakeOver(this RememberedEpisode row, Episode episode)
    {
        row.Scenario = episode.Scenario;
        row.Actions = episode.Actions;
        row.OutcomeScore = Math.Clamp(episode.OutcomeScore, 0, 1);
        row.Notes = episode.Notes;
        row.Situation = episode.Situation;
        row.JourneyId = episode.JourneyId;
        row.OccurredAt = episode.OccurredAt;

        var features = SituationFeatures.Of(episode.Situation);
        row.Features.RemoveAll(x => !features.Contains(x.Feature));
        row.Features.AddRange(features.Except(row.Features.Select(x => x.Feature)).Select(x => new EpisodeFeature { Feature = x }).ToList());
    }

    public static Episode ToEpisode(RememberedEpisode row) => new()
    {
        EpisodeId = row.EpisodeId,
        Scenario = row.Scenario,
        Actions = row.Actions,
        OutcomeScore = row.OutcomeScore,
        Notes = row.Notes,
        Situation = row.Situation,
        JourneyId = row.JourneyId,
        OccurredAt = row.OccurredAt,
    };
}
