namespace MarketingBus.Learning.Evaluation;

/// <summary>How good probabilities are on rows that the model has not seen.</summary>
public sealed record BinaryMetrics
{
    /// <summary>Share of positives among the held-out rows, 0 to 1.</summary>
    public required double BaseRate { get; init; }

    /// <summary>Area under the ROC curve, 0 to 1; .5 is chance.</summary>
    public required double Auc { get; init; }

    /// <summary>Lower end of the 95 % bootstrap interval of the AUC.</summary>
    public required double AucLow { get; init; }

    /// <summary>Upper end of the 95 % bootstrap interval of the AUC.</summary>
    public required double AucHigh { get; init; }

    /// <summary>0 to 1; the base rate is chance.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Mean squared error of the probability, 0 is best.</summary>
    public required double Brier { get; init; }

    /// <summary>Mean distance of predicted and observed share over ten bins of equal width, weighted by their rows; 0 is best.</summary>
    public double ExpectedCalibrationError { get; init; }

    /// <summary>95 % bootstrap interval of the average precision.</summary>
    public double AveragePrecisionLow { get; init; }

    public double AveragePrecisionHigh { get; init; }

    /// <summary>95 % bootstrap interval of the Brier score.</summary>
    public double BrierLow { get; init; }

    public double BrierHigh { get; init; }

    /// <summary>Mean squared error of always saying the training rows' base rate.</summary>
    public required double BaseRateBrier { get; init; }

    /// <summary>Mean negative log likelihood, natural logarithm.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Conversion rate of the best-scored tenth over that of all.</summary>
    public required double TopDecileLift { get; init; }

    internal static BinaryMetrics Of(RankedScores ranked, double[] probabilities, bool[] labels, double trainingBaseRate, int seed, int[]? groups)
    {
        double[] errors = [.. labels.Select((label, i) => Math.Pow(probabilities[i] - (label ? 1 : 0), 2))];
        var intervals = BootstrapInterval.Of(labels.Length, seed, groups, ranked.Auc, ranked.AveragePrecision, weights => errors.Select((x, i) => weights[i] * x).Sum() / weights.Sum());
        return new BinaryMetrics
        {
            BaseRate = (double)labels.Count(x => x) / labels.Length,
            Auc = ranked.Auc(),
            AucLow = intervals[0].Low,
            AucHigh = intervals[0].High,
            AveragePrecision = ranked.AveragePrecision(),
            AveragePrecisionLow = intervals[1].Low,
            AveragePrecisionHigh = intervals[1].High,
            Brier = errors.Average(),
            BrierLow = intervals[2].Low,
            BrierHigh = intervals[2].High,
            ExpectedCalibrationError = ReliabilityBins.ExpectedError(ReliabilityBins.Of(probabilities, labels)),
            BaseRateBrier = MeanOver(labels, (_, label) => Math.Pow(trainingBaseRate - label, 2)),
            LogLoss = MeanOver(labels, (i, label) => -Math.Log(Math.Clamp(label > 0 ? probabilities[i] : 1 - probabilities[i], 1e-7, 1))),
            TopDecileLift = ranked.TopDecileLift(),
        };
    }

    static double MeanOver(bool[] labels, Func<int, double, double> term) => labels.Select((label, i) => term(i, label ? 1 : 0)).Average();
}
