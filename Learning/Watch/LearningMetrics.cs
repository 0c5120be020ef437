using System.Diagnostics.Metrics;
using System.Text.Json;
using MarketingBus.Data.Learning;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Learning.Watch;

/// <summary>
/// The meter "MarketingBus.Learning": how the promoted model does, as of the latest check of whichever instance, and what trainings of this process came to. Column names and model
/// versions are its only tags. Shares and errors run from 0 to 1.
/// </summary>
internal sealed class LearningMetrics
{
    public const string MeterName = "MarketingBus.Learning";

    readonly Counter<long> trainings;
    volatile WatchReport? latest;
    long shown;

    public LearningMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        trainings = meter.CreateCounter<long>("learning.trainings", "{training}", "Trainings that came to a decision, by decision.");
        OfColumns("learning.column.stability_index", x => x.StabilityIndex, "Population stability index of a column against training, less what chance gives.");
        OfColumns("learning.column.unseen_share", x => x.UnseenShare, "Share of a column's values that no training row had.");
        Of("learning.unseen_share", x => x.UnseenShare, "Share of all categories that no training row had.");
        Of("learning.not_informed_share", x => x.NotInformedShare, "Share of leads left to the rules, since too little is known of them.");
        Of("learning.leads_checked", x => x.Leads, "Leads that the latest check looked at.");
        Of("learning.drifted", x => x.IsDrifted ? 1 : 0, "1 while the model has drifted, else 0.");
        Of("learning.predicted_rate", x => x.Predicted, "Mean probability of the leads scored in the window.");
        Of("learning.judged.predicted_rate", x => x.Outcomes?.Predicted, "Mean probability of the leads whose outcome is known.");
        Of("learning.judged.observed_rate", x => x.Outcomes?.Observed, "Share of these that converted.");
        Of("learning.judged.calibration_error", x => x.Outcomes?.CalibrationError, "Expected calibration error of these.");

        void Of(string name, Func<WatchReport, double?> figure, string description) => meter.CreateObservableGauge(
            name, () => latest is { } report && figure(report) is { } value ? [new Measurement<double>(value, Model(report))] : Array.Empty<Measurement<double>>(), null, description);

        void OfColumns(string name, Func<ColumnCheck, double> figure, string description) => meter.CreateObservableGauge(
            name, () => latest is { } report ? report.Columns.Select(x => new Measurement<double>(figure(x), Model(report), new("column", x.Column))) : [], null, description);
    }

    /// <summary>Shows a check from now on; null leaves what is shown.</summary>
    public void Show(ModelCheck? check)
    {
        if (check is null || check.Id == shown)
            return;

        latest = JsonSerializer.Deserialize<WatchReport>(check.ReportJson, WireJson.Options);
        shown = check.Id;
    }

    /// <param name="decision">promoted, candidate or refused.</param>
    public void Trained(string decision) => trainings.Add(1, new KeyValuePair<string, object?>("decision", decision));

    static KeyValuePair<string, object?> Model(WatchReport report) => new("model", report.ModelVersion);
}
