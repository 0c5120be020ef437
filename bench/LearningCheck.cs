using System.CommandLine;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Learning.Training;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace MarketingBus.Bench;

/// <summary>Trains on the public files in a folder, those that are there, and prints what the trainer found: the figures of docs/learning.md.</summary>
internal static class LearningCheck
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder that holds the public files." };
        var command = new Command("learning", "Trains on the public files of a folder and checks what is known of them.") { folder };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(folder)));
        return command;
    }

    static async Task<int> RunAsync(string folder)
    {
        var checks = new (string Name, TrainingRequest Request, Func<TrainingReport, bool> Expected)[]
        {
            ("x-education", new TrainingRequest { Paths = [Path.Combine(folder, "x-education-leads.csv")], LabelColumn = "Converted" },
                x => x.Decision == "promoted" && x.Ensemble.Auc >= 0.895),
            ("x-education, leaks kept", new TrainingRequest
            {
                Paths = [Path.Combine(folder, "x-education-leads.csv")], LabelColumn = "Converted",
                Keep = ["Tags", "Lead Quality", "Lead Profile", "Asymmetrique Activity Index", "Asymmetrique Profile Index", "Asymmetrique Activity Score", "Asymmetrique Profile Score"],
            }, x => x.Ensemble.Auc >= 0.96),
            ("marketing-system", new TrainingRequest
            {
                Paths = [Path.Combine(folder, "marketing-system-v1", "leads.csv")],
                OutcomesPath = Path.Combine(folder, "marketing-system-v1", "conversions.csv"), KeyColumn = "lead_id",
            }, x => x.Decision == "refused"),
            ("hillstrom, visit", new TrainingRequest { Paths = [Path.Combine(folder, "hillstrom-email.csv")], LabelColumn = "visit" },
                x => x.Decision == "promoted" && x.Leaks.Count(leak => leak.Excluded) == 2),
        };

        var table = new Table().AddColumns("data", "rows", "AUC", "95 % interval", "AP", "Brier", "base", "lift", "seconds", "decision", "leaks left out", "as expected");
        var failures = 0;
        foreach (var (name, request, expected) in checks.Where(x => x.Request.Paths.All(File.Exists)))
        {
            await using var world = await EmbeddedWorld.StartAsync([new DataModule(), new LearningModule()]);
            var report = await world.Services.GetRequiredService<TrainingPipeline>().TrainAsync(request, null, CancellationToken.None);
            var asExpected = expected(report);
            failures += asExpected ? 0 : 1;
            table.AddRow(Row(name, report, asExpected));
            Console.WriteLine(TrainingReportText.Of(report));
        }

        AnsiConsole.Write(table);
        return failures == 0 ? 0 : 1;
    }

    static string[] Row(string name, TrainingReport report, bool asExpected)
    {
        var x = report.Ensemble;
        return
        [
            name, $"{report.RowsRead}", $"{x.Auc:0.000}", $"{x.AucLow:0.000}-{x.AucHigh:0.000}", $"{x.AveragePrecision:0.000}", $"{x.Brier:0.0000}",
            $"{x.BaseRateBrier:0.0000}", $"{x.TopDecileLift:0.00}", $"{report.Duration.TotalSeconds:0.0}", report.Decision,
            $"{report.Leaks.Count(leak => leak.Excluded)}", asExpected ? "yes" : "NO",
        ];
    }
}
