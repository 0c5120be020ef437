using System.CommandLine;
using System.Globalization;
using MarketingBus.Bench.Graph;
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
        var questions = Number("--questions", "Questions whose answers are timed, in each case.", 60_000);
        var frames = Number("--frames", "Malformed and hostile JSON-RPC messages, over HTTP and sockets.", 100_000);
        var seed = Number("--seed", "Of the hostile messages.", 1);
        var only = new Option<string[]>("--only") { Description = "speed, graph, fuzz, conformance; left out, all.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("mcp", "JSON-RPC and MCP: speed beside a bare endpoint, the graph, hostile messages, and the official conformance suites.")
        {
            rounds, leads, questions, frames, seed, only,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new McpSettings(result.GetValue(rounds), result.GetValue(leads), result.GetValue(questions), result.GetValue(frames), result.GetValue(seed)), result.GetValue(only) ?? [], cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(McpSettings settings, string[] only, CancellationToken cancellationToken)
    {
        var bars = new Dictionary<string, double>();
        var cases = IsWanted("speed") ? await AskAsync(settings, cancellationToken) : [];
        if (cases.Count > 0)
        {
            bars["lead_http_vs_bare"] = Ratio(cases, "lead-http", "bare-lead");
            bars["lead_ws_vs_http"] = Ratio(cases, "lead-ws", "lead-http");
        }

        var graph = IsWanted("graph") ? await GraphBench.MeasureAsync(cancellationToken) : null;
        if (graph is not null)
            bars["graph_depth2_vs_lookup"] = Math.Round(graph.Ratio, 3);

        var offences = IsWanted("fuzz") ? await TormentAsync(settings.Frames, settings.Seed, cancellationToken) : [];
        if (IsWanted("fuzz"))
            bars["fuzz_crashes"] = offences.Count;

        var failed = IsWanted("conformance") ? await Conformance.FailedAsync() : [];
        if (IsWanted("conformance"))
            bars["conformance_failed"] = failed.Count;

        var table = new Table().AddColumns("bar", "value");
        foreach (var (name, value) in bars)
            table.AddRow(name, value.ToString("0.000", CultureInfo.InvariantCulture));

        AnsiConsole.Write(table);
        BenchResults.Write("mcp", new { bars, settings, rounds = cases.Select(x => x.ToDictionary(y => y.Key, y => y.Value.Figures)), graph, offences, failed });
        return offences.Count + failed.Count == 0 ? 0 : 1;

        bool IsWanted(string part) => only.Length == 0 || only.Contains(part);
    }

    static async Task<List<Dictionary<string, CaseResult>>> AskAsync(McpSettings settings, CancellationToken cancellationToken)
    {
        var servers = new PipelineServers();
        await using var ground = await CaseGround.CreateAsync(servers, "mcp", existingDatabase: null, cancellationToken);
        await GrowthLoad.FillAsync(ground, settings.Leads, cancellationToken);
        var found = new List<Dictionary<string, CaseResult>>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var results = new Dictionary<string, CaseResult>();
            foreach (var name in Cases)
            {
                results[name] = await CaseProcess.RunAsync(servers, name, settings.Questions, ground.Database, cancellationToken);
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
