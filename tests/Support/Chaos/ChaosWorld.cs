using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Servers of its own, a proxy before each, and the services as processes behind them.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    static readonly string[] Single = ["Api.Ingress", "Mcp.Host"];
    static readonly string[] Scaled = ["Saga.Orchestrator", "Workers.Triage", "Workers.Engagement", "Workers.Optimizer", "Workers.Memory"];
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    readonly List<ServiceInstance> services = [];
    readonly HttpClient probe = new() { Timeout = TimeSpan.FromSeconds(5) };
    readonly (string Server, TcpProxy Proxy) broker, database, cache;

    ChaosWorld(string folder, int scale)
    {
        Folder = folder;
        Servers = new PrivateServers(Path.Combine(folder, "servers"));
        broker = ("rabbitmq", TcpProxy.Before(Servers.BrokerPort));
        database = ("postgres", TcpProxy.Before(Servers.DatabasePort));
        cache = ("redis", TcpProxy.Before(Servers.CachePort));
        var ports = FreePorts.Take(Single.Length + (Scaled.Length * scale));
        foreach (var (service, number) in Single.Select(x => (x, 1)).Concat(Scaled.SelectMany(x => Enumerable.Range(1, scale).Select(number => (x, number)))))
        {
            var name = $"{service}-{number}";
            services.Add(new ServiceInstance(service, name, new Uri($"http://127.0.0.1:{ports[services.Count]}"), ServiceSettings.Of(name, broker.Proxy, database.Proxy, cache.Proxy), folder));
        }
    }

    public string Folder { get; }

    public PrivateServers Servers { get; }

    public IReadOnlyList<ServiceInstance> Services => services;

    /// <summary>Upstream systems reach the broker the same way as the services.</summary>
    public int BrokerPort => broker.Proxy.Port;

    public Uri Ingress => services[0].Url;

    public IReadOnlyList<(string Server, TcpProxy Proxy)> Proxies => [broker, database, cache];

    public static async Task<ChaosWorld> StartAsync(string folder, int scale, CancellationToken cancellationToken)
    {
        var world = new ChaosWorld(folder, scale);
        try
        {
            await world.Servers.UpAsync(cancellationToken);
            world.services.ForEach(x => x.Start());
            await world.BecomeReadyAsync(cancellationToken);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Around the proxy: whoever counts is no part of what is tried.</summary>
    public MarketingDbContext OpenDatabase() => new(new DbContextOptionsBuilder<MarketingDbContext>()
        .UseNpgsql($"Host=127.0.0.1;Port={Servers.DatabasePort};Database=marketingbus;Username=marketingbus;Pooling=false").Options);

    /// <summary>Starts what ended by itself, as a supervisor would, and says who that was.</summary>
    public IReadOnlyList<string> StartFallen()
    {
        var fallen = services.Where(x => x.ExitCode is not null).ToList();
        string[] told = [.. fallen.Select(x => $"{x.Name} ended by itself with {x.ExitCode}; see {x.LogPath}")];
        fallen.ForEach(x => x.Start());
        return told;
    }

    public async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartPatience);
        foreach (var service in services)
        {
            while (!await IsReadyAsync(service, limit.Token))
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        probe.Dispose();
        await Task.WhenAll(services.Select(x => x.DisposeAsync().AsTask()));
        foreach (var (_, proxy) in Proxies)
            await proxy.DisposeAsync();

        await Servers.DisposeAsync();
    }

    async Task<bool> IsReadyAsync(ServiceInstance service, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await probe.GetAsync(new Uri(service.Url, "health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
