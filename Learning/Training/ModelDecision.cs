using MarketingBus.Learning.Evaluation;

namespace MarketingBus.Learning.Training;

/// <summary>Promote, keep as a candidate, or refuse.</summary>
internal static class ModelDecision
{
    public static (string Decision, string Message) Of(BinaryMetrics challenger, string? championVersion, BinaryMetrics? champion, double leastAuc)
    {
        if (SignalTest.Refusal(challenger, leastAuc) is { } refusal)
            return ("refused", refusal);

        var figures = FormattableString.Invariant(
            $"Held-out AUC {challenger.Auc:0.000} (95 % interval {challenger.AucLow:0.000} to {challenger.AucHigh:0.000}), Brier {challenger.Brier:0.0000} against {challenger.BaseRateBrier:0.0000} for the base rate.");

        if (championVersion is null)
            return ("promoted", $"{figures} There was no champion.");

        if (champion is null)
            return ("candidate", $"{figures} The champion {championVersion} has another label or other columns, so the two cannot be compared; promote it by hand if it is to take over.");

        var against = FormattableString.Invariant($"the champion {championVersion} on the same rows: AUC {champion.Auc:0.000}, Brier {champion.Brier:0.0000}.");
        return ChampionTest.IsBetter(challenger, champion)
            ? ("promoted", $"{figures} Better than {against}")
            : ("candidate", $"{figures} Not better than {against}");
    }
}
