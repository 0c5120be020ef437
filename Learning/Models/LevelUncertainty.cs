namespace MarketingBus.Learning.Models;

/// <summary>How sure one can be of the level of log-odds that the next rows will have, by how far it has moved from each part of the rows to the next.</summary>
internal static class LevelUncertainty
{
    /// <summary>
    /// What log-odds are to be multiplied with so that the probability is the mean over all levels that may come: 1 / sqrt(1 + pi variance / 8), the level taken for normal about the newest
    /// (MacKay 1992). It changes no order.
    /// </summary>
    /// <param name="levels">By part, oldest first.</param>
    public static double Factor(IReadOnlyList<double> levels)
    {
        if (levels.Count < 2)
            return 1;

        var variance = levels.Zip(levels.Skip(1), (before, after) => Math.Pow(after - before, 2)).Average();
        return 1 / Math.Sqrt(1 + (Math.PI * variance / 8));
    }
}
