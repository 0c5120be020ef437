namespace MarketingBus.Learning.Evaluation;

/// <summary>Whether a challenger takes a champion's place: both score the same held-out rows, and the gains are measured on the same draws of them.</summary>
/// <param name="Ranking">Gain in AUC.</param>
/// <param name="Probabilities">Gain in Brier skill: the fall of the Brier score as a share of the base rate's.</param>
internal sealed record ChampionTest(Gain Ranking, Gain Probabilities, BinaryMetrics Challenger, BinaryMetrics Champion)
{
    public static ChampionTest Of(HeldOutScores challenger, HeldOutScores champion, int seed, int[]? groups = null)
    {
        var baseRate = challenger.Metrics.BaseRateBrier;
        double[] falls = [.. challenger.Labels.Select((label, row) => SquaredError(champion, row) - SquaredError(challenger, row))];
        var intervals = BootstrapInterval.Of(
            challenger.Labels.Length, seed, groups,
            weights => challenger.Ranked.Auc(weights) - champion.Ranked.Auc(weights),
            weights => falls.Select((fall, row) => weights[row] * fall).Sum() / weights.Sum() / baseRate);
        return new ChampionTest(
            new Gain(challenger.Metrics.Auc - champion.Metrics.Auc, intervals[0].Low, intervals[0].High),
            new Gain(falls.Average() / baseRate, intervals[1].Low, intervals[1].High), challenger.Metrics, champion.Metrics);
    }

    /// <summary>It ranks better, and its probabilities are no worse; or its probabilities are better, and nothing says that it ranks worse.</summary>
    public bool IsWon(double leastGain) =>
        (Ranking.IsCertain(leastGain) && Probabilities.Value >= 0) || (Probabilities.IsCertain(leastGain) && !Ranking.IsLoss);

    static double SquaredError(HeldOutScores scores, int row) => Math.Pow(scores.Probabilities[row] - (scores.Labels[row] ? 1 : 0), 2);
}
