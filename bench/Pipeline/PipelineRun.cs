using System.Globalization;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Growth;

namespace MarketingBus.Bench.Pipeline;

/// <summary>All cases, one after the other, round by round: what slows the machine for a while meets every case.</summary>
internal sealed class PipelineRun(PipelineServers servers, PipelineSettings settings)
{
    public const string Small = "growth-small";
    public const string Large = "growth-large";

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, CaseResult>>> RunAsync(CancellationToken cancellationToken)
    {
        await using var small = await KeptAsync(Small, settings.SmallDatabase, cancellationToken);
        await using var large = await KeptAsync(Large, settings.LargeDatabase, cancellationToken);
        var rounds = new List<IReadOnlyDictionary<string, CaseResult>>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var found = new Dictionary<string, CaseResult>();
            foreach (var (name, runs, count, database) in Plan(small, large))
            {
                if (!IsWanted(name))
                    continue;

                found[name] = await CaseProcess.RunAsync(servers, runs, count, database, cancellationToken);
                Say(round, name, found[name]);
            }

            rounds.Add(found);
        }

        return rounds;
    }

    IEnumerable<(string Name, string Runs, int Count, string? Database)> Plan(CaseGround? small, CaseGround? large) =>
    [
        ("raw-broker", "raw-broker", settings.Leads, null),
        ("memory-saga", "memory-saga", settings.Leads, null),
        ("grouped-saga", "grouped-saga", settings.Leads, null),
        ("plain-bus", "plain-bus", settings.Leads, null),
        ("journey", "journey", settings.JourneyLeads, null),
        (Small, "journey", settings.JourneyLeads, small?.Database),
        (Large, "journey", settings.JourneyLeads, large?.Database),
        ("bare-ingress", "bare-ingress", settings.Events, null),
        ("ingress", "ingress", settings.Events, null),
        ("ingress-batch", "ingress-batch", settings.Events, null),
        ("bare-ingress-batch", "bare-ingress-batch", settings.Events, null),
        ("request", "request", settings.Calls, null),
        ("triage-call", "triage-call", settings.Calls, null),
    ];

    async Task<CaseGround?> KeptAsync(string name, int journeys, CancellationToken cancellationToken)
    {
        if (!IsWanted(name))
            return null;

        var ground = await CaseGround.CreateAsync(servers, name, existingDatabase: null, cancellationToken);
        try
        {
            await GrowthLoad.FillAsync(ground, journeys, cancellationToken);
            return ground;
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    bool IsWanted(string name) => settings.Only.Count == 0 || settings.Only.Contains(name);

    public static void Say(int round, string name, CaseResult result) => Console.WriteLine(
        $"round {round}, {name}: {string.Join(", ", result.Figures.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Key} {x.Value:0.##}")))}");
}
