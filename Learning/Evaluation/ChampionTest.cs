namespace MarketingBus.Learning.Evaluation;

/// <summary>Whether a challenger takes a champion's place: both score the same held-out rows, and the gain is measured on the same draws of them.</summary>
/// <param name="Gain">In AUC.</param>
/// <param name="Low">Lower end of the gain's 95 % bootstrap interval.</param>
/// <param name="High">Upper end of it.</param>
internal sealed record ChampionTest(double Gain, double Low, double High, BinaryMetrics Challenger, BinaryMetrics Champion)
{
    public static ChampionTest Of(HeldOutScores challenger, HeldOutScores champion, int seed)
    {
        var (low, high) = BootstrapInterval.Of(challenger.Labels.Length, seed, weights => challenger.Ranked.Auc(weights) - champion.Ranked.Auc(weights));
        return new ChampionTest(challenger.Metrics.Auc - champion.Metrics.Auc, low, high, challenger.Metrics, champion.Metrics);
    }

    /// <summary>Beyond doubt, by enough to matter, and with probabilities that are no worse.</summary>
    public bool IsWon(double leastGain) => Low > 0 && Gain >= leastGain && Challenger.Brier <= Champion.Brier;
}
