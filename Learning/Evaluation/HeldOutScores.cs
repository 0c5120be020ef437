namespace MarketingBus.Learning.Evaluation;

/// <summary>What a model said of rows that it had not seen.</summary>
internal sealed record HeldOutScores(string Name, double[] Probabilities, bool[] Labels, RankedScores Ranked, BinaryMetrics Metrics)
{
    /// <param name="trainingBaseRate">What one would say without a model.</param>
    /// <param name="groups">By row: rows that are no observations of their own, such as those of one company; null: every row is.</param>
    public static HeldOutScores Of(string name, double[] probabilities, bool[] labels, double trainingBaseRate, int seed, int[]? groups = null)
    {
        var ranked = RankedScores.Of(probabilities, labels);
        return new HeldOutScores(name, probabilities, labels, ranked, BinaryMetrics.Of(ranked, probabilities, labels, trainingBaseRate, seed, groups));
    }
}
