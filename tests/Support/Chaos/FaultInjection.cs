using System.Globalization;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Does to the world what a fault says, and undoes it.</summary>
internal sealed class FaultInjection(ChaosWorld world, TimeSpan? outage)
{
    static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PauseTime = TimeSpan.FromSeconds(10);

    readonly TimeSpan longestAbsence = outage ?? TimeSpan.FromSeconds(3);
    readonly List<Absence> absences = [];

    /// <summary>Servers that were killed, from when until when.</summary>
    public IReadOnlyList<Absence> Absences => absences;

    /// <summary>What was done, for people.</summary>
    public Task<string> StrikeAsync(Fault fault, CancellationToken cancellationToken) => fault.Kind switch
    {
        FaultKind.KillService => KillServiceAsync(fault.Choose(world.Services), longestAbsence * fault.Length, cancellationToken),
        FaultKind.PauseService => PauseServiceAsync(fault.Choose(world.Services), cancellationToken),
        FaultKind.KillBroker => KillServerAsync("rabbitmq", longestAbsence * fault.Length, cancellationToken),
        FaultKind.KillDatabase => KillServerAsync("postgres", longestAbsence * fault.Length, cancellationToken),
        FaultKind.KillCache => KillServerAsync("redis", longestAbsence * fault.Length, cancellationToken),
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

    async Task<string> KillServerAsync(string name, TimeSpan absence, CancellationToken cancellationToken)
    {
        var killedAt = TimeProvider.System.GetUtcNow();
        await world.Servers.KillAsync(name, cancellationToken);
        await Task.Delay(absence, TimeProvider.System, cancellationToken);
        absences.Add(new Absence(name, killedAt, TimeProvider.System.GetUtcNow()));
        await world.Servers.UpAsync(cancellationToken, name);
        return $"kill -9 {name}, started again after {Text(absence)}";
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
