using MarketingBus.Learning.Evaluation;

namespace MarketingBus.Learning.Training;

/// <summary>Promote, keep as a candidate, or refuse.</summary>
internal static class ModelDecision
{
    /// <param name="championVersion">Null when there is no champion.</param>
    /// <param name="test">Null when the two cannot be compared.</param>
    public static (string Decision, string Message) Of(BinaryMetrics challenger, string? championVersion, ChampionTest? test, LearningOptions options)
    {
        if (SignalTest.Refusal(challenger, options.LeastAuc) is { } refusal)
            return ("refused", refusal);

        var figures = FormattableString.Invariant(
            $"Held-out AUC {challenger.Auc:0.000} (95 % interval {challenger.AucLow:0.000} to {challenger.AucHigh:0.000}), Brier {challenger.Brier:0.0000} against {challenger.BaseRateBrier:0.0000} for the base rate.");

        if (championVersion is null)
            return ("promoted", $"{figures} There was no champion.");

        if (test is null)
            return ("candidate", $"{figures} The champion {championVersion} has another label or other columns, so the two cannot be compared; promote it by hand if it is to take over.");

        var against = FormattableString.Invariant(
            $"the champion {championVersion} on the same rows: AUC {test.Champion.Auc:0.000}, gain {test.Ranking}; Brier {test.Champion.Brier:0.0000}, gain in skill {test.Probabilities}; at least {options.LeastGain:0.000} of one is asked for.");
        return test.IsWon(options.LeastGain)
            ? ("promoted", $"{figures} Better than {against}")
            : ("candidate", $"{figures} Not better beyond doubt than {against}");
    }
}
