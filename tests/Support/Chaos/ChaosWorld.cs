using MarketingBus.Data;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support.Neo4j;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Servers of its own, a proxy before each, and the services as processes behind them.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    static readonly string[] Single = ["Api.Ingress", "Mcp.Host"];
    static readonly string[] Scaled = ["Saga.Orchestrator", "Workers.Triage", "Workers.Engagement", "Workers.Optimizer", "Workers.Memory"];
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    readonly List<ServiceInstance> services = [];
    readonly List<string> fallen = [];
    readonly HttpClient probe = new() { Timeout = TimeSpan.FromSeconds(5) };
    readonly (string Server, TcpProxy Proxy) broker, database, cache;

    ChaosWorld(string folder, int scale, Neo4jStub? graph)
    {
        Folder = folder;
        Graph = graph;
        Servers = new PrivateServers(Path.Combine(folder, "servers"));
        broker = ("rabbitmq", TcpProxy.Before(Servers.BrokerPort));
        database = ("postgres", TcpProxy.Before(Servers.DatabasePort));
        cache = ("redis", TcpProxy.Before(Servers.CachePort));
        var ports = FreePorts.Take(Single.Length + (Scaled.Length * scale));
        foreach (var (service, number) in Single.Select(x => (x, 1)).Concat(Scaled.SelectMany(x => Enumerable.Range(1, scale).Select(number => (x, number)))))
        {
            var name = $"{service}-{number}";
            services.Add(new ServiceInstance(service, name, new Uri($"http://127.0.0.1:{ports[services.Count]}"), ServiceSettings.Of(name, broker.Proxy, database.Proxy, cache.Proxy, graph), folder));
        }
    }

    public string Folder { get; }

    public PrivateServers Servers { get; }

    /// <summary>Null while facts are in the database.</summary>
    public Neo4jStub? Graph { get; }

    public IReadOnlyList<ServiceInstance> Services => services;

    /// <summary>Upstream systems reach the broker the same way as the services.</summary>
    public int BrokerPort => broker.Proxy.Port;

    public Uri Ingress => services[0].Url;

    public Uri Mcp => services[1].Url;

    public IReadOnlyList<(string Server, TcpProxy Proxy)> Proxies => [broker, database, cache];

    /// <param name="folder">For servers and logs.</param>
    /// <param name="scale">Instances of the orchestrator and of each worker.</param>
    /// <param name="hasGraph">Facts are in Neo4j, or what stands for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ChaosWorld> StartAsync(string folder, int scale, bool hasGraph, CancellationToken cancellationToken)
    {
        var graph = hasGraph ? new Neo4jStub() : null;
        if (graph is not null)
            await graph.StartAsync();

        var world = new ChaosWorld(folder, scale, graph);
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

    /// <summary>Who ended by itself, and how.</summary>
    public IReadOnlyList<string> Fallen => fallen;

    /// <summary>How often a service gave up a bus that did not recover, and asked to be started again.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Starts what ended by itself, as a supervisor would.</summary>
    public void StartFallen()
    {
        foreach (var service in services.Where(x => x.ExitCode is not null))
        {
            if (service.ExitCode == ExitCodes.TryAgain)
                GivenUp++;
            else
                fallen.Add($"{service.Name} ended by itself with {service.ExitCode}; see {service.LogPath}");

            service.Start();
        }
    }

    public async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        foreach (var service in services)
        {
            while (!await IsReadyAsync(service, cancellationToken))
            {
                if (TimeProvider.System.GetElapsedTime(started) > StartPatience)
                    throw new TimeoutException(
                        $"{service.Name} was not ready within {StartPatience.TotalSeconds} s, {GivenUp} buses were given up; it said last:{Environment.NewLine}{service.LastLines()}");

                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
                StartFallen();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        probe.Dispose();
        await Task.WhenAll(services.Select(x => x.DisposeAsync().AsTask()));
        foreach (var (_, proxy) in Proxies)
            await proxy.DisposeAsync();

        if (Graph is not null)
            await Graph.DisposeAsync();

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
