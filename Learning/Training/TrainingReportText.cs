using System.Globalization;
using System.Text;
using MarketingBus.Data.Ingress;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Registry;

namespace MarketingBus.Learning.Training;

/// <summary>A report as plain text, for people.</summary>
public static class TrainingReportText
{
    public static string Of(TrainingReport report)
    {
        var text = new StringBuilder();
        Line($"Model {report.Version} from {report.Source}: {report.Decision}.");
        Line($"{report.Message}");
        Line();
        Line($"Rows        {report.RowsRead} read, {report.DuplicatesRemoved} duplicates removed, {report.RowsWithoutLabel} without a label");
        Line($"Label       {TextRules.Shown(report.LabelColumn)} = {TextRules.Shown(report.PositiveValue)}, {report.BaseRate:P2} of the rows");
        Line($"Protocol    {report.Protocol}");
        Line($"Scores      {(report.Scope == ModelScope.Leads ? "leads" : $"no leads ({report.Scope})")}");
        Line($"Features    {report.FeaturesEngineered} numbers from {report.Columns.Count(x => !x.Treatment.StartsWith("left out", StringComparison.Ordinal))} columns");
        Line($"Took        {report.Duration.TotalSeconds:0.0} s");
        Line();
        foreach (var evaluation in report.Evaluations)
        {
            Line($"{evaluation.Protocol}");
            Line($"  {"",-20} {"AUC",6} {"95 % interval",15} {"AP",6} {"Brier",7} {"ECE",6} {"log-loss",8} {"lift@10%",8}");
            foreach (var (name, x) in evaluation.Models.Select(x => (x.Name, x.Metrics)))
                Line($"  {name,-20} {x.Auc,6:0.000} {x.AucLow,6:0.000} to {x.AucHigh:0.000} {x.AveragePrecision,6:0.000} {x.Brier,7:0.0000} {x.ExpectedCalibrationError,6:0.000} {x.LogLoss,8:0.0000} {x.TopDecileLift,8:0.00}");
            var judged = evaluation.Models[0].Metrics;
            Line($"  {"base rate",-20} {0.5,6:0.000} {"",15} {judged.BaseRate,6:0.000} {judged.BaseRateBrier,7:0.0000} {"",6} {"",8} {1,8:0.00}");
            Line();
        }

        Line($"Members");
        foreach (var member in report.Chosen)
            Line($"  {member.Name,-20} weight {member.Weight,4:0.00}  {member.Settings} (log-loss {member.LogLoss:0.0000} in the search)");

        if (report.Warnings.Count > 0)
        {
            Line();
            foreach (var warning in report.Warnings)
                Line($"Note: {warning}");
        }

        if (report.Drift.Count > 0)
        {
            Line();
            Line($"Columns that have moved (population stability index, from .25 much)");
            foreach (var shift in report.Drift)
                Line($"  {shift.StabilityIndex,6:0.00}  {shift.Column}{(shift.UnseenShare > 0 ? string.Create(CultureInfo.InvariantCulture, $", {shift.UnseenShare:P1} never seen before") : "")}");
        }

        if (report.Leaks.Count > 0)
        {
            Line();
            Line($"Columns that may know the answer");
            foreach (var leak in report.Leaks)
                Line($"  {(leak.Excluded ? "left out" : "kept    ")}  {TextRules.Shown(leak.Column)}: {leak.Reason}{CostOf(leak)}");
        }

        Line();
        Line($"Columns");
        foreach (var column in report.Columns)
            Line($"  {TextRules.Shown(column.Name),-32} {column.Kind.ToString().ToLowerInvariant(),-12} {column.MissingShare,7:P1} missing  {column.Treatment}{(ColumnReportText.Range(column) is { Length: > 0 } range ? $" ({range})" : "")}");

        Line();
        Line($"Worth most: {string.Join(", ", report.Importance.Take(5).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Column} ({x.AucLoss:0.000})")))}");
        return text.ToString();

        static string CostOf(LeakWarning leak) => leak.AucCost is { } cost
            ? string.Create(CultureInfo.InvariantCulture, $" Leaving it out {(leak.Excluded ? "costs" : "would cost")} {cost:0.000} AUC, by a regression{(leak.Excluded ? "; --keep keeps it" : "; --exclude leaves it out")}.")
            : "";

        void Line(FormattableString? line = null) => text.AppendLine(line?.ToString(CultureInfo.InvariantCulture));
    }
}
