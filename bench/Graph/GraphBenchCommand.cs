using System.CommandLine;
using System.Text.Json;

namespace MarketingBus.Bench.Graph;

/// <summary>`graph`: the neighbourhood bar alone.</summary>
internal static class GraphBenchCommand
{
    public static Command Create()
    {
        var command = new Command("graph", "Measures a neighbourhood of depth two against one lookup, on a million facts in PostgreSQL.");
        command.SetAction(async (_, cancellationToken) => Console.WriteLine(JsonSerializer.Serialize(await GraphBench.MeasureAsync(cancellationToken))));
        return command;
    }
}
