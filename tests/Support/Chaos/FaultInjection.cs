using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Memory;
using MarketingBus.Tests.Support.Neo4j;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Does to the world what a fault says, and undoes it.</summary>
internal sealed class FaultInjection(ChaosWorld world, TimeSpan? outage)
{
    static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PauseTime = TimeSpan.FromSeconds(10);

    const string Neo4j = "neo4j";
    const string SilentNeo4j = "neo4j (silent)";

    static readonly TimeSpan ForEver = TimeSpan.FromHours(1);

    readonly TimeSpan longestAbsence = outage ?? TimeSpan.FromSeconds(3);
    readonly List<Absence> absences = [];

    /// <summary>Servers that were away, from when until when.</summary>
    public IReadOnlyList<Absence> Absences => absences;

    Neo4jStub Graph => world.Graph ?? throw new InvalidOperationException("The graph is in the database.");

    /// <summary>What was done, for people.</summary>
    public Task<string> StrikeAsync(Fault fault, CancellationToken cancellationToken) => fault.Kind switch
    {
        FaultKind.KillService => KillServiceAsync(fault.Choose(world.Services), longestAbsence * fault.Length, cancellationToken),
        FaultKind.PauseService => PauseServiceAsync(fault.Choose(world.Services), cancellationToken),
        FaultKind.KillBroker => KillServerAsync("rabbitmq", longestAbsence * fault.Length, cancellationToken),
        FaultKind.KillDatabase => KillServerAsync("postgres", longestAbsence * fault.Length, cancellationToken),
        FaultKind.KillCache => KillServerAsync("redis", longestAbsence * fault.Length, cancellationToken),
        FaultKind.KillGraph => LeaveAsync(Neo4j, Graph.StopAsync, Graph.StartAsync, longestAbsence * fault.Length, cancellationToken),
        FaultKind.SilenceGraph => LeaveAsync(SilentNeo4j, SilenceAsync, SpeakAsync, longestAbsence * fault.Length, cancellationToken),
        FaultKind.Cut => Task.FromResult(Cut(fault.Choose(world.Proxies))),
        FaultKind.Stall => StallAsync(fault.Choose(world.Proxies), LongestStall * fault.Length, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    static async Task<string> KillServiceAsync(ServiceInstance service, TimeSpan absence, CancellationToken cancellationToken)
    {
        await service.KillAsync();
        await Task.Delay(absence, TimeProvider.System, cancellationToken);
        service.Start();
        return $"kill -9 {service.Name}, started again after {Text(absence)}";
    }

    static async Task<string> PauseServiceAsync(ServiceInstance service, CancellationToken cancellationToken)
    {
        await service.PauseAsync();
        await Task.Delay(PauseTime, TimeProvider.System, cancellationToken);
        await service.ResumeAsync();
        return $"{service.Name} stood still for {Text(PauseTime)}";
    }

    Task<string> KillServerAsync(string name, TimeSpan absence, CancellationToken cancellationToken) =>
        LeaveAsync(name, () => world.Servers.KillAsync(name, cancellationToken), () => world.Servers.UpAsync(cancellationToken, name), absence, cancellationToken);

    async Task<string> LeaveAsync(string server, Func<Task> leave, Func<Task> comeBack, TimeSpan time, CancellationToken cancellationToken)
    {
        var from = TimeProvider.System.GetUtcNow();
        await leave();
        await Task.Delay(time, TimeProvider.System, cancellationToken);
        var absence = new Absence(server, from, TimeProvider.System.GetUtcNow()) { Kept = await KeptAsync(server, cancellationToken) };
        await comeBack();
        absences.Add(absence);
        return $"{server} was away for {Text(time)}{(absence.Kept > 0 ? $", {absence.Kept} writes were kept" : "")}";
    }

    async Task<int> KeptAsync(string server, CancellationToken cancellationToken)
    {
        if (server is not ("redis" or Neo4j or SilentNeo4j))
            return 0;

        var memory = server == "redis" ? MemoryType.ShortTerm : MemoryType.Semantic;
        await using var database = world.OpenDatabase();
        return await database.Set<KeptMemoryWrite>().CountAsync(x => x.Memory == memory, cancellationToken);
    }

    Task SilenceAsync()
    {
        Graph.Delay = ForEver;
        return Task.CompletedTask;
    }

    Task SpeakAsync()
    {
        Graph.Delay = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    static string Cut((string Server, TcpProxy Proxy) line) => $"{line.Proxy.Cut()} connections to {line.Server} cut";

    static async Task<string> StallAsync((string Server, TcpProxy Proxy) line, TimeSpan time, CancellationToken cancellationToken)
    {
        line.Proxy.Stall();
        await Task.Delay(time, TimeProvider.System, cancellationToken);
        line.Proxy.Resume();
        return $"connections to {line.Server} carried nothing for {Text(time)}";
    }

    static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
