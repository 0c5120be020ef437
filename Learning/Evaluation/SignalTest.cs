namespace MarketingBus.Learning.Evaluation;

/// <summary>Whether a model knows anything at all: it must be better than chance beyond doubt, and its probabilities better than the base rate.</summary>
internal static class SignalTest
{
    /// <summary>Null when there is signal, else why not.</summary>
    public static string? Refusal(BinaryMetrics metrics, double leastAuc)
    {
        if (!(metrics.AucLow > leastAuc))
            return FormattableString.Invariant(
                $"No signal: the rules stay. The held-out AUC is {metrics.Auc:0.000} (95 % interval {metrics.AucLow:0.000} to {metrics.AucHigh:0.000}); its lower end must be above {leastAuc:0.000}.");

        if (!(metrics.Brier < metrics.BaseRateBrier))
            return FormattableString.Invariant(
                $"No signal: the rules stay. The probabilities (Brier {metrics.Brier:0.0000}) are no better than always saying the base rate ({metrics.BaseRateBrier:0.0000}).");

        return null;
    }
}
