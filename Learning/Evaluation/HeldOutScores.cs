namespace MarketingBus.Learning.Evaluation;

/// <summary>What a model said of rows that it had not seen.</summary>
internal sealed record HeldOutScores(string Name, double[] Probabilities, bool[] Labels, RankedScores Ranked, BinaryMetrics Metrics)
{
    /// <param name="trainingBaseRate">What one would say without a model.</param>
    public static HeldOutScores Of(string name, double[] probabilities, bool[] labels, double trainingBaseRate, int seed)
    {
        var ranked = RankedScores.Of(probabilities, labels);
        return new HeldOutScores(name, probabilities, labels, ranked, BinaryMetrics.Of(ranked, probabilities, labels, trainingBaseRate, seed));
    }
}
