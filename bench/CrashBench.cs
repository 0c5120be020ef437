using System.CommandLine;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Crash;

namespace MarketingBus.Bench;

/// <summary>Kills the host again and again while it works, then counts what was lost or done twice.</summary>
internal static class CrashBench
{
    static readonly string[] Names = ["leads.csv", "campaign_daily.csv", "campaign_days.csv"];

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with leads.csv and campaign_daily.csv.", DefaultValueFactory = _ => Repository.PathOf("..", "shared", "data", "marketing-system-v1") };
        var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var rows = new Option<int>("--rows") { Description = "Most rows of each file.", DefaultValueFactory = _ => int.MaxValue };
        var command = new Command("crash", "kill -9 at random moments: nothing lost, nothing done twice.") { data, kills, seed, rows };
        command.SetAction(async (result, cancellationToken) =>
        {
            var folder = Directory.Exists(result.GetRequiredValue(data)) ? result.GetRequiredValue(data) : Repository.PathOf("samples");
            var settings = new CrashSettings
            {
                Files = [.. Names.Select(name => Path.Combine(folder, name)).Where(File.Exists)],
                Kills = result.GetValue(kills),
                Seed = result.GetValue(seed),
                RowLimit = result.GetValue(rows),
            };
            Console.WriteLine($"Replaying {string.Join(" and ", settings.Files)} over {settings.Kills} kills, seed {settings.Seed}.");
            var report = await new CrashRun(settings, Console.WriteLine).RunAsync(cancellationToken);
            Console.WriteLine(report);
            BenchResults.Write("crash", report);
            return report.Passed ? 0 : 1;
        });
        return command;
    }
}
