using System.CommandLine;
using System.Globalization;
using MarketingBus.Bench.Pipeline.Ground;
using Spectre.Console;

namespace MarketingBus.Bench.Pipeline;

/// <summary>The distributed pipeline beside honest baselines, on real servers.</summary>
internal static class PipelineBench
{
    public static Command Create()
    {
        var rounds = Number("--rounds", "How many times everything is run.", 5);
        var leads = Number("--leads", "Leads through the flow of three messages.", 10_000);
        var journeyLeads = Number("--journey-leads", "Leads through the whole journey.", 8_000);
        var small = Number("--small", "Journeys in the small database.", 10_000);
        var large = Number("--large", "Journeys in the large database.", 1_000_000);
        var events = Number("--events", "Events posted to the ingress.", 60_000);
        var calls = Number("--calls", "Synchronous calls, half of them without a pause.", 800);
        var only = new Option<string[]>("--only") { Description = "Cases by name; left out, all.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("pipeline", "The distributed pipeline beside the broker alone, MassTransit alone and a saga in memory.")
        {
            rounds, leads, journeyLeads, small, large, events, calls, only,
        };
        command.SetAction((result, cancellationToken) => RunAsync(new PipelineSettings
        {
            Rounds = result.GetValue(rounds),
            Leads = result.GetValue(leads),
            JourneyLeads = result.GetValue(journeyLeads),
            SmallDatabase = result.GetValue(small),
            LargeDatabase = result.GetValue(large),
            Events = result.GetValue(events),
            Calls = result.GetValue(calls),
            Only = result.GetValue(only) ?? [],
        }, cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(PipelineSettings settings, CancellationToken cancellationToken)
    {
        var rounds = await new PipelineRun(new PipelineServers(), settings).RunAsync(cancellationToken);
        var bars = PipelineBars.Of(rounds);
        foreach (var name in rounds.SelectMany(x => x.Keys).Distinct())
            AnsiConsole.Write(Medians(name, [.. rounds.Select(x => x[name])]));

        var table = new Table().AddColumns("bar", "median of the rounds");
        foreach (var (name, value) in bars)
            table.AddRow(name, value.ToString("0.000", CultureInfo.InvariantCulture));

        AnsiConsole.Write(table);
        BenchResults.Write("pipeline", new { bars, settings, rounds = rounds.Select(x => x.ToDictionary(y => y.Key, y => y.Value.Figures)) });
        return 0;
    }

    static Table Medians(string name, IReadOnlyList<CaseResult> results)
    {
        var table = new Table().AddColumns(name, "median", "lowest", "highest");
        foreach (var figure in results[0].Figures.Keys)
        {
            var values = results.Select(x => x.Figures[figure]).ToArray();
            table.AddRow(figure, Text(PipelineBars.Median(values)), Text(values.Min()), Text(values.Max()));
        }

        return table;
    }

    static string Text(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
