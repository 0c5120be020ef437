namespace MarketingBus.Host.Embedded.Samples;

internal static class RankQuality
{
    /// <summary>Area under the ROC curve: how often a converted lead stands above one that did not, ties counting half.</summary>
    public static double Auc(IEnumerable<(double Score, bool Positive)> ranked)
    {
        double below = 0, wins = 0;
        long positives = 0, negatives = 0;
        foreach (var tie in ranked.GroupBy(x => x.Score).OrderBy(x => x.Key))
        {
            var up = tie.LongCount(x => x.Positive);
            var down = tie.LongCount() - up;
            wins += up * (below + (down / 2.0));
            below += down;
            positives += up;
            negatives += down;
        }

        return wins / ((double)positives * negatives);
    }
}
