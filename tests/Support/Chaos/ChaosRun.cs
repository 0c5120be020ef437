using System.Globalization;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Round after round of faults in a world that is at work, and a full count of what was promised and what was done.</summary>
public sealed class ChaosRun(ChaosSettings settings, Action<string> report)
{
    const int ShownSuspects = 5;

    // Between the end of a fault and the next one.
    static readonly TimeSpan ShortestBreath = TimeSpan.FromSeconds(1);
    static readonly TimeSpan BreathRange = TimeSpan.FromSeconds(1);

    readonly Dictionary<string, int> faults = [];

    public async Task<ChaosReport> RunAsync(CancellationToken cancellationToken)
    {
        // Not private to this account: those that the servers run under have to walk through it.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"marketingbus-chaos-{Guid.NewGuid():n}")).FullName;
        ChaosReport outcome;
        await using (var world = await ChaosWorld.StartAsync(folder, settings.Scale, hasGraph: settings.Outage is not null, cancellationToken))
            outcome = await RunAsync(world, cancellationToken);

        if (outcome.Passed)
            Directory.Delete(folder, recursive: true);
        else
            report($"Logs and evidence are kept in {folder}.");

        return outcome;
    }

    async Task<ChaosReport> RunAsync(ChaosWorld world, CancellationToken cancellationToken)
    {
        using var queues = new BrokerQueues(world.Servers.ManagementPort);
        using var load = new ChaosLoad(world.Ingress, world.BrokerPort, new ChaosEvents(settings.Seed), settings.Rate);
        var spread = new WorkSpread(queues);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var reads = new ReadWatch(world.Ingress, world.Mcp);
        var watching = Task.WhenAll(spread.WatchAsync(over.Token), settings.Outage is null ? Task.CompletedTask : reads.WatchAsync(over.Token));
        var count = new FullCount(world, queues, settings.Patience);
        var injection = new FaultInjection(world, settings.Outage);
        var started = TimeProvider.System.GetTimestamp();
        var (round, counts) = (0, 0);
        ChaosReport outcome;
        do
        {
            var drawn = settings.Outage is null ? Fault.Draw(settings.Rounds, new Random(settings.Seed)) : Fault.Outages(settings.Rounds);
            var stretch = drawn.Skip(round).Take(settings.CountEvery).ToList();
            await TormentAsync(world, injection, load, stretch, round, cancellationToken);
            round += stretch.Count;
            counts++;
            var (verdict, broken) = await count.TakeAsync(load.Promises, cancellationToken);
            var outages = new OutageWatch(settings.Outage is null ? [] : injection.Absences, world.Services.SelectMany(x => x.FailedAttempts), reads.Readings);
            outcome = new ChaosReport
            {
                Rounds = round,
                Seed = settings.Seed,
                Scale = settings.Scale,
                Faults = faults,
                SecondsPerRound = TimeProvider.System.GetElapsedTime(started).TotalSeconds / round,
                Accepted = load.Promises.Count,
                Completed = verdict.Completed,
                SentAgain = load.SentAgain,
                GivenUp = world.GivenUp,
                TimedOut = verdict.TimedOut,
                SlowestJourney = verdict.SlowestJourney,
                AgentP99 = verdict.AgentP99(injection.Absences),
                Outages = outages.Times(verdict),
                Work = spread.ByInstance,
                Counts = counts,
                Lost = verdict.Lost,
                DoneTwice = verdict.DoneTwice,
                Stuck = [.. verdict.Stuck, .. broken.Left],
                Faulted = [.. verdict.Faulted, .. broken.Errors, .. world.Fallen, .. outages.Wrong],
                Folder = world.Folder,
            };
            report(outcome.ToString());
            await count.ShowAsync(verdict.Suspects.Append(verdict.Slowest).Take(ShownSuspects), report, cancellationToken);
        }
        while (outcome.Passed && round < settings.Rounds);

        await over.CancelAsync();
        await watching;
        return outcome;
    }

    async Task TormentAsync(ChaosWorld world, FaultInjection injection, ChaosLoad load, IReadOnlyList<Fault> stretch, int before, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loading = load.RunAsync(stopping.Token);
        try
        {
            // Processes that have only just started are slow whatever is away: outages strike warm ones, and are compared with as long a time without any.
            await Task.Delay(settings.Outage ?? ShortestBreath, TimeProvider.System, cancellationToken);
            foreach (var (index, fault) in stretch.Index())
            {
                var told = await injection.StrikeAsync(fault, cancellationToken);
                faults[fault.Kind.ToString()] = faults.GetValueOrDefault(fault.Kind.ToString()) + 1;
                report(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} round {before + index + 1} of {settings.Rounds}: {told}; {load.Promises.Count} events accepted"));
                await Task.Delay(ShortestBreath + (BreathRange * fault.Length), TimeProvider.System, cancellationToken);
                world.StartFallen();
            }
        }
        finally
        {
            await stopping.CancelAsync();
        }

        await world.BecomeReadyAsync(cancellationToken);
        await loading;
    }
}
