using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Training;

namespace MarketingBus.Bench.Learning;

/// <summary>A training of whose outcome something is known beforehand.</summary>
/// <param name="Keep">Takes what the results are to hold.</param>
internal sealed record LearningCheck(string Name, Func<TrainingRequest> Request, Func<TrainingReport, bool> Expected, Action<TrainingReport, SortedDictionary<string, double>> Keep)
{
    public bool MeasuresScoring { get; init; }
}

/// <summary>All of them; those on public files only where the files are.</summary>
internal static class LearningChecks
{
    const int Seed = 42;

    static readonly string[] XEducationLeaks =
    [
        "Tags", "Lead Quality", "Lead Profile", "Asymmetrique Activity Index", "Asymmetrique Profile Index", "Asymmetrique Activity Score", "Asymmetrique Profile Score",
    ];

    public static IEnumerable<LearningCheck> All(PublicData data, string temporary)
    {
        LearningCheck[] onPublicFiles =
        [
            new("x-education", () => XEducation(data), x => Excluded(x).SequenceEqual(XEducationLeaks) && CrossValidated(x) is { Auc: >= 0.908, Brier: <= 0.118, ExpectedCalibrationError: <= 0.02 },
                (x, bars) =>
                {
                    bars["xeducation_auc"] = CrossValidated(x).Auc;
                    bars["xeducation_brier"] = CrossValidated(x).Brier;
                    bars["xeducation_ece"] = CrossValidated(x).ExpectedCalibrationError;
                }) { MeasuresScoring = true },
            new("x-education, leaks kept", () => XEducation(data) with { Keep = XEducationLeaks }, x => x.Ensemble.Auc >= 0.96, Nothing),
            new("x-education, labels shuffled", () => Shuffled(data, temporary), x => x.Decision == "refused" && Math.Abs(CrossValidated(x).Auc - 0.5) <= 2 * StandardError(x),
                (x, bars) => (bars["shuffle_auc"], bars["shuffle_standard_error"]) = (CrossValidated(x).Auc, StandardError(x))),
            new("marketing-system", () => new TrainingRequest { Paths = [data.SeedLeads], OutcomesPath = data.SeedConversions, KeyColumn = "lead_id" }, x => x.Decision == "refused",
                (x, bars) => bars["seed_promoted"] = x.Decision == "promoted" ? 1 : 0),
            new("hillstrom, visit", () => new TrainingRequest { Paths = [data.Hillstrom], LabelColumn = "visit" }, x => x.Decision == "promoted" && Excluded(x).Count() == 2, Nothing),
        ];
        foreach (var check in onPublicFiles.Where(x => IsThere(data, x.Name)))
            yield return check;

        yield return new("generated: leak and shift planted, order for time", () => Generated(temporary, new GeneratedLeads(2) { HasLeak = true, ShiftedShare = 0.25, HasTime = false, Delimiter = ';' }),
            x => Excluded(x).SequenceEqual(["handling_minutes"]) && x.Drift.Any(shift => shift.Column == "interest_rate") && x.Evaluations[0].Name == "time_ordered" && IsNoWorseThanLogistic(x),
            (x, bars) => bars["shifted_auc_minus_logistic"] = Auc(x, "ensemble") - Auc(x, "logistic_regression"));
        yield return new("generated: the market drifts", () => Generated(temporary, new GeneratedLeads(5) { HasLeak = true, Drifts = true, HasTime = false, Delimiter = ';' }),
            x => x.Leaks.Any(leak => leak.Column == "handling_minutes") && x.Drift.Any(shift => shift.Column == "interest_rate") && x.Evaluations[0].Name == "time_ordered" && IsNoWorseThanLogistic(x),
            (x, bars) => bars["drifting_auc_minus_logistic"] = Auc(x, "ensemble") - Auc(x, "logistic_regression"));
        yield return new("generated: nothing planted", () => Generated(temporary, new GeneratedLeads(3)), x => !Excluded(x).Any() && x.Drift.Count == 0 && x.Decision == "promoted", Nothing);
    }

    static bool IsThere(PublicData data, string name)
    {
        var file = name.StartsWith("x-education", StringComparison.Ordinal) ? data.XEducation : name.StartsWith("marketing", StringComparison.Ordinal) ? data.SeedLeads : data.Hillstrom;
        if (!File.Exists(file))
            Console.WriteLine($"Not measured, since there is no {file}: {name}");
        return File.Exists(file);
    }

    static TrainingRequest XEducation(PublicData data) => new() { Paths = [data.XEducation], LabelColumn = "Converted" };

    static TrainingRequest Shuffled(PublicData data, string temporary)
    {
        var path = Path.Combine(temporary, "shuffled.csv");
        ShuffledLabels.Write(data.XEducation, path, "Converted", Seed);
        return new TrainingRequest { Paths = [path], LabelColumn = "Converted" };
    }

    static TrainingRequest Generated(string temporary, GeneratedLeads leads)
    {
        var path = Path.Combine(temporary, "generated.csv");
        leads.Write(path, 12_000);
        return new TrainingRequest { Paths = [path], Order = leads.HasTime ? null : TimeOrder.OldestFirst };
    }

    static IEnumerable<string> Excluded(TrainingReport report) => report.Leaks.Where(x => x.Excluded).Select(x => x.Column);

    static BinaryMetrics CrossValidated(TrainingReport report) => report.Evaluations.First(x => x.Name == "cross_validation").Models.First(x => x.Name == "ensemble").Metrics;

    static double Auc(TrainingReport report, string model) => report.Models.First(x => x.Name == model).Metrics.Auc;

    static bool IsNoWorseThanLogistic(TrainingReport report) => Auc(report, "ensemble") >= Auc(report, "logistic_regression");

    // Of an area under the curve when scores know nothing (Hanley and McNeil 1982).
    static double StandardError(TrainingReport report)
    {
        var (rows, rate) = (report.Evaluations.First(x => x.Name == "cross_validation").Rows, report.BaseRate);
        return Math.Sqrt((rows + 1) / (12 * rows * rate * rows * (1 - rate)));
    }

    static void Nothing(TrainingReport report, SortedDictionary<string, double> bars)
    {
    }
}
