namespace MarketingBus.Memory.Episodic;

/// <summary>
/// Which episodes to forget when there are too many. A quarter of the capacity goes to the best outcomes, a quarter to the worst, a quarter to the rarest situations and the rest to the newest.
/// What went neither well nor badly, long ago and like many others, teaches least.
/// </summary>
public static class EpisodePruning
{
    /// <summary>The ids to forget; none while the capacity is kept.</summary>
    public static IReadOnlyList<long> Surplus(IReadOnlyCollection<PrunableEpisode> episodes, int capacity)
    {
        if (episodes.Count <= capacity)
            return [];

        var newest = episodes.OrderByDescending(x => x.OccurredAt).ToList();
        var alike = episodes.CountBy(x => x.Situation).ToDictionary();
        var kept = new HashSet<long>();
        Keep(newest.OrderByDescending(x => x.OutcomeScore), capacity / 4);
        Keep(newest.OrderBy(x => x.OutcomeScore), capacity / 4);
        Keep(newest.OrderBy(x => alike[x.Situation]), capacity / 4);
        Keep(newest, capacity - kept.Count);
        return [.. episodes.Select(x => x.Id).Where(x => !kept.Contains(x))];

        void Keep(IEnumerable<PrunableEpisode> inOrder, int count) =>
            kept.UnionWith(inOrder.Select(x => x.Id).Where(x => !kept.Contains(x)).Take(count).ToList());
    }
}

/// <summary>What pruning looks at: the outcome, 0 to 1, the time, and the situation as one text.</summary>
public readonly record struct PrunableEpisode(long Id, double OutcomeScore, DateTimeOffset OccurredAt, string Situation = "");
