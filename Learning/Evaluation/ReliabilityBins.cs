namespace MarketingBus.Learning.Evaluation;

/// <summary>Probabilities in ten bins of equal width, against what came true.</summary>
internal static class ReliabilityBins
{
    const int Count = 10;

    public static IReadOnlyList<ReliabilityBin> Of(double[] probabilities, bool[] labels)
    {
        var (rows, sums, hits) = (new int[Count], new double[Count], new int[Count]);
        for (var i = 0; i < labels.Length; i++)
        {
            var bin = Math.Clamp((int)(probabilities[i] * Count), 0, Count - 1);
            rows[bin]++;
            sums[bin] += probabilities[i];
            hits[bin] += labels[i] ? 1 : 0;
        }

        return
        [
            .. Enumerable.Range(0, Count).Where(bin => rows[bin] > 0)
                .Select(bin => new ReliabilityBin((double)bin / Count, (bin + 1.0) / Count, rows[bin], sums[bin] / rows[bin], (double)hits[bin] / rows[bin])),
        ];
    }

    /// <summary>0 is best.</summary>
    public static double ExpectedError(IReadOnlyList<ReliabilityBin> bins) =>
        bins.Sum(x => x.Rows * Math.Abs(x.MeanProbability - x.PositiveShare)) / bins.Sum(x => x.Rows);
}
