using System.CommandLine;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace MarketingBus.Bench.Learning;

/// <summary>What the trainer finds in public files and in generated ones of which everything is known, how fast it scores, and what a million rows need.</summary>
internal static class LearningBench
{
    static readonly (string Name, double Least, double Most)[] Bars =
    [
        ("xeducation_auc", 0.908, 1), ("xeducation_brier", 0, 0.118), ("xeducation_ece", 0, 0.02), ("seed_promoted", 0, 0), ("batch_vs_transformer", 0.8, double.MaxValue), ("single_p99_vs_bare", 0, 2),
        ("train_1m_peak_gib", 0, 4),
    ];

    public static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = $"The folder of the public files; else ${PublicData.FolderName}, else shared/data beside the checkout.", Arity = ArgumentArity.ZeroOrOne };
        var rows = new Option<int>("--rows") { Description = "Rows of the large file.", DefaultValueFactory = _ => 1_000_000 };
        var only = new Option<string?>("--only") { Description = "Runs the checks whose names begin so.", HelpName = "NAME" };
        var command = new Command("learning", "Trains on public and generated files and checks what is known of them; measures scoring and a million rows.") { folder, rows, only };
        command.SetAction((parsed, _) => RunAsync(PublicData.In(parsed.GetValue(folder)), parsed.GetValue(rows), parsed.GetValue(only) ?? ""));
        return command;
    }

    static async Task<int> RunAsync(PublicData data, int rows, string only)
    {
        var temporary = Directory.CreateTempSubdirectory("marketingbus-learning-").FullName;
        var bars = new SortedDictionary<string, double>();
        var table = new Table().AddColumns("data", "rows", "protocol", "AUC", "95 % interval", "Brier", "base", "ECE", "LR's AUC", "seconds", "decision", "as expected");
        var failures = 0;
        try
        {
            foreach (var check in LearningChecks.All(data, temporary).Where(x => x.Name.StartsWith(only, StringComparison.Ordinal)))
            {
                Console.WriteLine($"== {check.Name}");
                await using var training = await Trainings.RunAsync(check.Request());
                var report = training.Report;
                Console.WriteLine(TrainingReportText.Of(report));
                var asExpected = check.Expected(report);
                failures += asExpected ? 0 : 1;
                if (!asExpected)
                    Console.WriteLine($"NOT AS EXPECTED: {check.Name}");
                foreach (var evaluation in report.Evaluations)
                    table.AddRow(Row(check.Name, report, evaluation, asExpected));
                check.Keep(report, bars);
                if (check.MeasuresScoring)
                    await MeasureScoringAsync(training, check.Request(), bars);
            }

            if (rows > 0)
                bars["train_1m_peak_gib"] = await MillionRows.PeakOfTrainingAsync(rows);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }

        AnsiConsole.Write(table);
        foreach (var (name, value) in bars)
            Console.WriteLine($"{name,-32} {value:0.####}");

        foreach (var (name, least, most) in Bars.Where(x => bars.TryGetValue(x.Name, out var value) && !(value >= x.Least && value <= x.Most)))
        {
            Console.WriteLine($"{name} is {bars[name]:0.####}, and not {least:0.####} to {most:0.####}.");
            failures++;
        }

        // A part says nothing of the rest.
        if (only.Length == 0 && rows > 0)
            BenchResults.Write("learning", new { rows, bars });
        return failures == 0 ? 0 : 1;
    }

    static async Task MeasureScoringAsync(Trainings training, TrainingRequest request, SortedDictionary<string, double> bars)
    {
        await using var scope = training.World.Services.CreateAsyncScope();
        var model = await scope.ServiceProvider.GetRequiredService<ModelRegistry>().LoadPromotedAsync(training.Report.Scope, CancellationToken.None);
        var speed = ScoringSpeed.Measure(model!, CsvTable.Read(request.Paths));
        Console.WriteLine($"Scoring with reasons {speed.LeadsPerSecond:0} leads/s, bare transformers {speed.BareRowsPerSecond:0} rows/s; single p99 {speed.SingleP99Microseconds:0} us, bare {speed.BareSingleP99Microseconds:0} us");
        bars["batch_vs_transformer"] = speed.BatchRatio;
        bars["single_p99_vs_bare"] = speed.SingleRatio;
    }

    static string[] Row(string name, TrainingReport report, ProtocolResult evaluation, bool asExpected)
    {
        var x = evaluation.Models.First(model => model.Name == "ensemble").Metrics;
        return
        [
            name, $"{report.RowsRead}", evaluation.Name, $"{x.Auc:0.000}", $"{x.AucLow:0.000}-{x.AucHigh:0.000}", $"{x.Brier:0.0000}", $"{x.BaseRateBrier:0.0000}", $"{x.ExpectedCalibrationError:0.000}",
            $"{evaluation.Models.First(model => model.Name == "logistic_regression").Metrics.Auc:0.000}", $"{report.Duration.TotalSeconds:0}", report.Decision, asExpected ? "yes" : "NO",
        ];
    }
}
