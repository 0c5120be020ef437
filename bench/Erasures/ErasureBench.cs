using System.CommandLine;
using MarketingBus.Tests.Support;

namespace MarketingBus.Bench.Erasures;

/// <summary>Erases people while others come in, then looks for their addresses in every store, log and dead letter: none may be found.</summary>
internal static class ErasureBench
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    public static Command Create()
    {
        var people = new Option<int>("--people") { Description = "People to erase.", DefaultValueFactory = _ => 1_000 };
        var neighbours = new Option<int>("--neighbours") { Description = "Others with nearly the same ids, of whom nothing may go.", DefaultValueFactory = _ => 200 };
        var stop = new Option<int>("--stop") { Description = "Seconds for which the workers stand still (SIGSTOP) in the midst of each round; distributed only.", DefaultValueFactory = _ => 0 };
        var rounds = new Option<int>("--rounds") { Description = "In how many parts, one after the other, the people ask to be erased.", DefaultValueFactory = _ => 1 };
        var rejected = new Option<int>("--rejected") { Description = "Upstream events about others that were rejected before and are kept in the error queue; distributed only.", DefaultValueFactory = _ => 0 };
        var worlds = new Option<string[]>("--world") { Description = "embedded (SQLite), distributed (RabbitMQ, PostgreSQL, Redis), or both.", DefaultValueFactory = _ => ["distributed", "embedded"], AllowMultipleArgumentsPerToken = true };
        worlds.AcceptOnlyFromAmong("distributed", "embedded");
        var command = new Command("erasure", "Erasing people under load: how long it takes, and what is left of them.") { people, neighbours, stop, rounds, rejected, worlds };
        command.SetAction((result, cancellationToken) => RunAsync(
            new ErasureSettings(result.GetValue(people), result.GetValue(neighbours), TimeSpan.FromSeconds(result.GetValue(stop)), result.GetValue(rounds), result.GetValue(rejected)),
            result.GetValue(worlds)!, cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(ErasureSettings settings, IReadOnlyList<string> worlds, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var reports = new Dictionary<string, ErasureReport>();
        foreach (var world in worlds)
        {
            var report = world == "embedded" ? await EmbeddedAsync(settings, patience.Token) : await DistributedAsync(settings, patience.Token);
            reports.Add(world, report);
            Show(world, report);
        }

        BenchResults.Write("erasure", new { bars = BarsOf(reports.Values), worlds = reports });
        return reports.Values.All(x => x.Traces.Count == 0 && x.OthersLost == 0 && x.Erased == settings.People) ? 0 : 1;
    }

    static async Task<ErasureReport> EmbeddedAsync(ErasureSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await EmbeddedWorld.StartAsync(keepsLog: true);
        return await new ErasureRun(world, settings, _ => Task.CompletedTask, stopAsync: null).RunAsync(cancellationToken);
    }

    static async Task<ErasureReport> DistributedAsync(ErasureSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await DistributedWorld.StartAsync();
        await world.HaveRejectedAsync("lead.received", [.. Enumerable.Range(0, settings.Rejected).Select(ErasureRun.RejectedLead)], cancellationToken);
        return await new ErasureRun(world, settings, lead => world.PublishUpstreamAsync("lead.received", ErasureRun.Rejected(lead)), world.StandStillAsync).RunAsync(cancellationToken);
    }

    /// <summary>The worst of the worlds.</summary>
    static object BarsOf(IReadOnlyCollection<ErasureReport> reports) => new
    {
        erased = reports.Min(x => x.Erased),
        traces = reports.Sum(x => x.Traces.Count),
        others_lost = reports.Sum(x => x.OthersLost),
        last_proof_seconds = reports.Max(x => x.LastProofSeconds),
        people_per_second = reports.Min(x => x.PeoplePerSecond),
    };

    static void Show(string world, ErasureReport report)
    {
        foreach (var trace in report.Traces)
            Console.WriteLine($"{world}: left in {trace}");

        Console.WriteLine(
            $"{world}: {report.Erased} people, found in {report.PlacesBefore.Count} places before; accepted in {report.AcceptedSeconds:0.0} s, proved from {report.FirstProofSeconds:0.0} to {report.LastProofSeconds:0.0} s "
            + $"({report.PeoplePerSecond:0.0} a second), beside {report.OtherLeads} other leads and {report.Refused} refusals; {report.Traces.Count} traces, {report.OthersLost} facts of others lost");
    }
}
