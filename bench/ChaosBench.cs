using System.CommandLine;
using System.Globalization;
using MarketingBus.Tests.Support.Chaos;
using Spectre.Console;

namespace MarketingBus.Bench;

/// <summary>Kills, cuts and pauses whatever the distributed world is made of while it works, then counts what was lost or done twice.</summary>
internal static class ChaosBench
{
    public static Command Create()
    {
        var rounds = Number("--rounds", "Faults, one after the other.", 200);
        var seed = Number("--seed", "The same seed gives the same sequence of faults.", 1);
        var scale = Number("--scale", "Instances of the orchestrator and of each worker.", 1);
        var rate = Number("--rate", "Events offered each second.", 20);
        var outage = Number("--outage", "When above 0, only Redis, PostgreSQL and Neo4j's stand-in are killed, by turns, and stay away for so many seconds; in every fourth round Neo4j's only falls silent.", 0);
        var command = new Command("chaos", "Faults of every kind in the distributed world under load: nothing lost, nothing done twice, nothing stuck.") { rounds, seed, scale, rate, outage };
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = new ChaosSettings
            {
                Rounds = result.GetValue(rounds),
                Seed = result.GetValue(seed),
                Scale = result.GetValue(scale),
                Rate = result.GetValue(rate),
                Outage = result.GetValue(outage) is var seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
            };
            var report = await new ChaosRun(settings, Console.WriteLine).RunAsync(cancellationToken);
            Show(report);
            BenchResults.Write(settings.Outage is null ? "chaos" : "memory-faults", new { bars = Bars(report), report });
            return report.Passed ? 0 : 1;
        });
        return command;
    }

    static Dictionary<string, int> Bars(ChaosReport report) => new()
    {
        ["rounds"] = report.Rounds,
        ["accepted"] = report.Accepted,
        ["completed"] = report.Completed,
        ["lost"] = report.Lost.Count,
        ["done_twice"] = report.DoneTwice.Count,
        ["stuck"] = report.Stuck.Count,
    };

    static void Show(ChaosReport report)
    {
        var table = new Table().AddColumns("chaos", $"seed {report.Seed}");
        foreach (var (name, value) in Bars(report))
            table.AddRow(name, Text(value));

        table.AddRow("error queues, faults, fallen services", Text(report.Faulted.Count));
        table.AddRow("sent again", Text(report.SentAgain));
        table.AddRow("buses given up, and their services started again", Text(report.GivenUp));
        table.AddRow("handoffs begun again at their deadline", Text(report.TimedOut));
        table.AddRow("slowest journey, s", Text(report.SlowestJourney));
        table.AddRow("a round, s", Text(report.SecondsPerRound));
        foreach (var (server, seconds) in report.AgentP99)
            table.AddRow($"handoffs answered while {server} was away, p99, s", Seconds(seconds));

        foreach (var (server, times) in report.Outages)
            Show(table, server, times);

        foreach (var (kind, count) in report.Faults)
            table.AddRow(kind, Text(count));

        foreach (var (instance, messages) in report.Work)
            table.AddRow(Markup.Escape($"messages of {instance}"), Text(messages));

        AnsiConsole.Write(table);
    }

    static void Show(Table table, string server, OutageTimes times)
    {
        table.AddRow($"{server} away: agents' failed tries", Text(times.FailedAttempts));
        table.AddRow($"{server} away: one of those, p99, s", Seconds(times.AttemptP99));
        table.AddRow($"{server} away: writes kept", Text(times.Kept));
        table.AddRow($"{server} away: facts learnt and present", Text(times.FactsLearnt));
        table.AddRow($"{server} away: a question over REST or MCP, p99, s", Seconds(times.ReadP99));
        foreach (var (answer, count) in times.Reads)
            table.AddRow($"{server} away: {answer}", Text(count));
    }

    static string Seconds(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
