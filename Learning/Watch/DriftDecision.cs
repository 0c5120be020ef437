using System.Globalization;
using MathNet.Numerics.Distributions;

namespace MarketingBus.Learning.Watch;

/// <summary>
/// Whether a model's inputs or outcomes have drifted. Each figure must be above its limit and beyond chance. Once drifted, a model stays so until every figure is clearly below its limit
/// on enough leads: what wavers about a limit is one drift, not many.
/// </summary>
/// <param name="IsDrifted">By the figures, or still.</param>
/// <param name="Begins">It was not before.</param>
/// <param name="Reasons">Each one sentence; none when it is not drifted.</param>
internal sealed record DriftDecision(bool IsDrifted, bool Begins, IReadOnlyList<string> Reasons)
{
    const double DoubtToBegin = 0.001;
    const double DoubtToStay = 0.05;
    const double Relief = 0.8;

    /// <param name="report">The figures.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="wasDrifted">By the last check of the same model.</param>
    public static DriftDecision Of(WatchReport report, WatchOptions limits, bool wasDrifted)
    {
        var (doubt, relief) = wasDrifted ? (DoubtToStay, Relief) : (DoubtToBegin, 1.0);
        var hasLeads = report.Leads >= limits.LeastLeads;
        List<string> reasons =
        [
            .. hasLeads ? Columns(report, limits, doubt, relief) : [],
            .. report.Outcomes is { } outcomes ? Outcomes(outcomes, report, limits, doubt, relief) : [],
        ];

        if (reasons.Count == 0 && wasDrifted && !hasLeads)
            reasons.Add($"It had drifted, and {report.Leads} leads are too few to say that this is over.");

        return new DriftDecision(reasons.Count > 0, reasons.Count > 0 && !wasDrifted, reasons);
    }

    static IEnumerable<string> Columns(WatchReport report, WatchOptions limits, double doubt, double relief)
    {
        // Many columns are looked at: one of them must not be beyond chance by chance.
        var each = doubt / Math.Max(1, report.Columns.Count);
        foreach (var column in report.Columns)
        {
            if (column.StabilityIndex > relief * limits.StabilityIndexLimit && column.Likelihood < each)
                yield return Text($"{column.Column} has shifted: stability index {column.StabilityIndex:0.00}, limit {limits.StabilityIndexLimit:0.00}; {column.Moved}.");
            if (column.UnseenValues is { } unseen && ShareInterval.Of(unseen, column.KnownValues, 2 * each).Low > relief * limits.UnseenLimit)
                yield return Text($"{column.Column} has values that no training row had: {column.UnseenShare:P1} of those known, limit {limits.UnseenLimit:P1}.");
        }
    }

    static IEnumerable<string> Outcomes(OutcomeCheck outcomes, WatchReport report, WatchOptions limits, double doubt, double relief)
    {
        var observed = ShareInterval.Of(outcomes.Positives, outcomes.Leads, doubt);
        var learned = report.BaseRateRows == 0
            ? new ShareInterval(report.BaseRate, report.BaseRate, report.BaseRate)
            : ShareInterval.Of(report.BaseRate * report.BaseRateRows, report.BaseRateRows, doubt);
        if (observed.DiffersFrom(learned) && IsFar(outcomes.Observed, report.BaseRate))
            yield return Text($"{outcomes.Observed:P1} of {outcomes.Leads} leads converted, against {report.BaseRate:P1} in training.");

        if (!observed.Contains(outcomes.Predicted) && IsFar(outcomes.Observed, outcomes.Predicted))
            yield return Text($"{outcomes.Observed:P1} of {outcomes.Leads} leads converted, where {outcomes.Predicted:P1} were predicted.");

        var surplus = outcomes.CalibrationError - outcomes.CalibrationErrorByChance;
        if (surplus > relief * limits.CalibrationErrorLimit && surplus > Normal.InvCDF(0, 1, 1 - doubt) * outcomes.CalibrationErrorDeviation)
            yield return Text($"Probabilities are off by {outcomes.CalibrationError:0.000} on average, of which chance explains {outcomes.CalibrationErrorByChance:0.000}; limit {limits.CalibrationErrorLimit:0.000}.");

        bool IsFar(double share, double from) => Math.Abs(share - from) > relief * limits.OutcomeShiftLimit * Math.Min(from, 1 - from);
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
