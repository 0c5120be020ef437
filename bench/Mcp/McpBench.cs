using System.CommandLine;
using System.Globalization;
using MarketingBus.Bench.Pipeline;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Growth;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Hostile;
using Spectre.Console;

namespace MarketingBus.Bench.Mcp;

/// <summary>What people's tools ask, beside the least that could answer it; and what hostile ones send.</summary>
internal static class McpBench
{
    static readonly string[] Cases = ["bare-lead", "lead-http", "lead-ws"];

    public static Command Create()
    {
        var rounds = Number("--rounds", "How many times each case is run.", 3);
        var leads = Number("--leads", "Leads in the database.", 10_000);
        var questions = Number("--questions", "Questions whose answers are timed, in each case.", 30_000);
        var frames = Number("--frames", "Malformed and hostile JSON-RPC messages, over HTTP and sockets.", 100_000);
        var seed = Number("--seed", "Of the hostile messages.", 1);
        var command = new Command("mcp", "JSON-RPC and MCP: speed beside a bare endpoint, and hostile messages.") { rounds, leads, questions, frames, seed };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(rounds), result.GetValue(leads), result.GetValue(questions), result.GetValue(frames), result.GetValue(seed), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(int rounds, int leads, int questions, int frames, int seed, CancellationToken cancellationToken)
    {
        var cases = rounds > 0 ? await AskAsync(rounds, leads, questions, cancellationToken) : [];
        var bars = new Dictionary<string, double>();
        if (rounds > 0)
        {
            bars["lead_http_vs_bare"] = Ratio(cases, "lead-http", "bare-lead");
            bars["lead_ws_vs_http"] = Ratio(cases, "lead-ws", "lead-http");
        }

        var offences = frames > 0 ? await TormentAsync(frames, seed, cancellationToken) : [];
        if (frames > 0)
            bars["fuzz_crashes"] = offences.Count;

        var table = new Table().AddColumns("bar", "value");
        foreach (var (name, value) in bars)
            table.AddRow(name, value.ToString("0.000", CultureInfo.InvariantCulture));

        AnsiConsole.Write(table);
        BenchResults.Write("mcp", new { bars, rounds = cases.Select(x => x.ToDictionary(y => y.Key, y => y.Value.Figures)), frames, seed, offences });
        return offences.Count == 0 ? 0 : 1;
    }

    static async Task<List<Dictionary<string, CaseResult>>> AskAsync(int rounds, int leads, int questions, CancellationToken cancellationToken)
    {
        var servers = new PipelineServers();
        await using var ground = await CaseGround.CreateAsync(servers, "mcp", existingDatabase: null, cancellationToken);
        await GrowthLoad.FillAsync(ground, leads, cancellationToken);
        var found = new List<Dictionary<string, CaseResult>>();
        for (var round = 1; round <= rounds; round++)
        {
            var results = new Dictionary<string, CaseResult>();
            foreach (var name in Cases)
            {
                results[name] = await CaseProcess.RunAsync(servers, name, questions, ground.Database, cancellationToken);
                PipelineRun.Say(round, name, results[name]);
            }

            found.Add(results);
        }

        return found;
    }

    static async Task<IReadOnlyList<string>> TormentAsync(int frames, int seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-mcp-").FullName;
        HostileReport report;
        await using (var host = await HostProcess.StartAsync(folder))
        {
            report = await new HostileRun(host.Url, seed, frames, rpcOnly: true).RunAsync(
                done =>
                {
                    if (done % 10_000 == 0)
                        Console.WriteLine($"{done} of {frames} hostile messages");
                },
                cancellationToken);
            if (host.HasExited)
                throw new InvalidOperationException($"The host ended; see {host.LogPath}.");
        }

        foreach (var (route, outcomes) in report.Tally)
            Console.WriteLine($"{route}: {string.Join(", ", outcomes.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Key} {x.Value}")))}");

        if (report.Offences.Count == 0)
            Directory.Delete(folder, recursive: true);

        return report.Offences;
    }

    static double Ratio(List<Dictionary<string, CaseResult>> rounds, string ours, string baseline) => Math.Round(
        PipelineBars.Median([.. rounds.Select(x => x[ours].Figures[AnswerTimes.RequestsPerSecond] / x[baseline].Figures[AnswerTimes.RequestsPerSecond])]), 3);

    static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
