using System.CommandLine;
using MarketingBus.Tests.Support;

namespace MarketingBus.Bench.Erasures;

/// <summary>Erases people while others come in, then looks for their addresses in every store, log and dead letter: none may be found.</summary>
internal static class ErasureBench
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static Command Create()
    {
        var people = new Option<int>("--people") { Description = "People to erase.", DefaultValueFactory = _ => 1_000 };
        var worlds = new Option<string[]>("--world") { Description = "embedded (SQLite), distributed (RabbitMQ, PostgreSQL, Redis), or both.", DefaultValueFactory = _ => ["distributed", "embedded"], AllowMultipleArgumentsPerToken = true };
        worlds.AcceptOnlyFromAmong("distributed", "embedded");
        var command = new Command("erasure", "Erasing people under load: how long it takes, and what is left of them.") { people, worlds };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(people), result.GetValue(worlds)!, cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(int people, IReadOnlyList<string> worlds, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var reports = new Dictionary<string, ErasureReport>();
        foreach (var world in worlds)
        {
            var report = world == "embedded" ? await EmbeddedAsync(people, patience.Token) : await DistributedAsync(people, patience.Token);
            reports.Add(world, report);
            Show(world, report);
        }

        BenchResults.Write("erasure", new { bars = BarsOf(reports.Values), worlds = reports });
        return reports.Values.All(x => x.Traces.Count == 0 && x.Erased == people) ? 0 : 1;
    }

    static async Task<ErasureReport> EmbeddedAsync(int people, CancellationToken cancellationToken)
    {
        await using var world = await EmbeddedWorld.StartAsync(keepsLog: true);
        return await new ErasureRun(world, people, _ => Task.CompletedTask).RunAsync(cancellationToken);
    }

    static async Task<ErasureReport> DistributedAsync(int people, CancellationToken cancellationToken)
    {
        await using var world = await DistributedWorld.StartAsync();
        // Nobody can read it, so that it is kept in the error queue as it came, with the address in it.
        return await new ErasureRun(world, people, lead => world.PublishUpstreamAsync("lead.received", lead.Replace("true", "\"perhaps\"", StringComparison.Ordinal))).RunAsync(cancellationToken);
    }

    /// <summary>The worst of the worlds.</summary>
    static object BarsOf(IReadOnlyCollection<ErasureReport> reports) => new
    {
        erased = reports.Min(x => x.Erased),
        traces = reports.Sum(x => x.Traces.Count),
        last_proof_seconds = reports.Max(x => x.LastProofSeconds),
        people_per_second = reports.Min(x => x.PeoplePerSecond),
    };

    static void Show(string world, ErasureReport report)
    {
        foreach (var trace in report.Traces)
            Console.WriteLine($"{world}: left in {trace}");

        Console.WriteLine(
            $"{world}: {report.Erased} people, found in {report.PlacesBefore.Count} places before; accepted in {report.AcceptedSeconds:0.0} s, proved from {report.FirstProofSeconds:0.0} to {report.LastProofSeconds:0.0} s "
            + $"({report.PeoplePerSecond:0.0} a second), beside {report.OtherLeads} other leads and {report.Refused} refusals; {report.Traces.Count} traces");
    }
}
