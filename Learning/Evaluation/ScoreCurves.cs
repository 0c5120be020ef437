namespace MarketingBus.Learning.Evaluation;

/// <summary>What the plots of a model card show.</summary>
public sealed record ScoreCurves
{
    /// <summary>Ten bins of equal width, those without rows left out.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>From (0, 0) to (1, 1), at most 101 points.</summary>
    public required IReadOnlyList<RocPoint> Roc { get; init; }

    /// <summary>Ten steps, the best-scored tenth first.</summary>
    public required IReadOnlyList<GainsStep> Gains { get; init; }
}

/// <summary>Rows whose probability is in a range.</summary>
/// <param name="From">Lower end of the range, 0 to 1.</param>
/// <param name="MeanProbability">What was predicted for them.</param>
/// <param name="PositiveShare">What came true.</param>
public sealed record ReliabilityBin(double From, double To, int Rows, double MeanProbability, double PositiveShare);

/// <summary>A point of the receiver operating characteristic, both 0 to 1.</summary>
public sealed record RocPoint(double FalsePositiveRate, double TruePositiveRate);

/// <summary>What the best-scored rows hold.</summary>
/// <param name="Share">Share of the rows taken, .1 to 1.</param>
/// <param name="PositiveShare">Share of positives in this tenth alone.</param>
/// <param name="Lift">That share over the share among all.</param>
/// <param name="Captured">Share of all positives among the rows taken so far, 0 to 1.</param>
public sealed record GainsStep(double Share, double PositiveShare, double Lift, double Captured);
