using System.CommandLine;
using System.Globalization;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Hostile;
using Spectre.Console;

namespace MarketingBus.Bench;

/// <summary>Sends malformed and hostile requests to every route and method: no server error, no hang, and every refusal says why.</summary>
internal static class HostileBench
{
    const int Shown = 20;

    public static Command Create()
    {
        var cases = new Option<int>("--cases") { DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("hostile", "Malformed and hostile requests against every route and method.") { cases, seed };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(seed), result.GetValue(cases), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(int seed, int cases, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-hostile-").FullName;
        HostileReport report;
        await using (var host = await HostProcess.StartAsync(folder))
        {
            report = await new HostileRun(host.Url, seed, cases, checksContent: true).RunAsync(
                done =>
                {
                    if (done % 1_000 == 0)
                        Console.WriteLine($"{done} of {cases}");
                },
                cancellationToken);
            if (host.HasExited)
                throw new InvalidOperationException($"The host ended; see {host.LogPath}.");
        }

        var table = new Table().AddColumns("route", "answers");
        foreach (var (route, outcomes) in report.Tally)
            table.AddRow(Markup.Escape(route), Markup.Escape(string.Join(", ", outcomes.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Key}: {x.Value}")))));

        AnsiConsole.Write(table);
        foreach (var offence in report.Offences.Take(Shown))
            Console.WriteLine($"\nOFFENCE {offence}");

        Console.WriteLine($"\n{report.Cases} requests, seed {seed}: {report.Offences.Count} offences{(report.Offences.Count > 0 ? $"; the host's log is {Path.Combine(folder, "Host.Embedded.log")}" : "")}.");
        var serverErrors = report.Tally.Values.SelectMany(x => x).Where(x => x.Key.StartsWith('5')).Sum(x => x.Value);
        var lost = report.Offences.Count(x => x.StartsWith("accepted and", StringComparison.Ordinal));
        Console.WriteLine($"{serverErrors} answers of 5xx, {lost} answers of 202 whose content is lost.");
        BenchResults.Write("hostile", new { seed, cases = report.Cases, bars = new { server_errors = serverErrors, lost_content = lost, offences = report.Offences.Count }, report.Tally, report.Offences });
        if (report.Offences.Count > 0)
            return 1;

        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
