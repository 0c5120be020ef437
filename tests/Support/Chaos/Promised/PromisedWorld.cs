using System.Net;
using System.Text;
using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos.Promised;

/// <summary>The seven services, one of them twice, each a process that can be killed, on a database and a virtual host of their own.</summary>
internal sealed class PromisedWorld : IAsyncDisposable
{
    const int ConversationDatabase = 13;

    static readonly string[] Programs = ["Api.Ingress", "Mcp.Host", "Saga.Orchestrator", "Workers.Triage", "Workers.Engagement", "Workers.Optimizer", "Workers.Memory"];
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly PostgreSqlDatabase database;
    readonly OwnVirtualHost broker;
    readonly RedisDatabase conversations;
    readonly BrokerQueues queues;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-promised-");
    readonly List<ServiceInstance> services = [];

    PromisedWorld(PostgreSqlDatabase database, OwnVirtualHost broker, RedisDatabase conversations, string twice, IEnumerable<string> settings)
    {
        (this.database, this.broker, this.conversations) = (database, broker, conversations);
        string[] given = [.. broker.Settings, $"Database:ConnectionString={database.ConnectionString}", conversations.Setting, .. ServiceSettings.Deadlines, .. settings];
        string[] programs = [.. Programs, twice];
        var ports = FreePorts.Take(programs.Length);
        foreach (var (place, program) in programs.Index())
            services.Add(new ServiceInstance(program, $"{program}-{place}", new Uri($"http://127.0.0.1:{ports[place]}"), given, folder.FullName));

        queues = new BrokerQueues(Servers.RabbitMqManagement.Port, broker.Name);
        Upstream = new UpstreamPublisher(Servers.RabbitMq.Port, broker.Name);
        Http = new HttpClient { BaseAddress = services[0].Url, Timeout = Patience };
        Twice = [.. services.Where(x => x.Name.StartsWith($"{twice}-", StringComparison.Ordinal))];
    }

    /// <summary>The two of one program.</summary>
    public IReadOnlyList<ServiceInstance> Twice { get; }

    public UpstreamPublisher Upstream { get; }

    public HttpClient Http { get; }

    /// <param name="twice">The program of which there are two, such as "Saga.Orchestrator".</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="settings">Such as "Ingress:AnswerTimeout=00:00:01".</param>
    public static async Task<PromisedWorld> StartAsync(string twice, CancellationToken cancellationToken, params IReadOnlyList<string> settings)
    {
        var conversations = await RedisDatabase.EmptyAsync(ConversationDatabase);
        var world = new PromisedWorld(await PostgreSqlDatabase.NameAsync(), await OwnVirtualHost.CreateAsync(), conversations, twice, settings);
        try
        {
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

    public MarketingDbContext OpenDatabase() => new(new DbContextOptionsBuilder<MarketingDbContext>().UseNpgsql(database.ConnectionString).Options);

    /// <summary>When the answer had come.</summary>
    public async Task<DateTimeOffset> PostAsync(string path, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.OK))
            throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");

        return TimeProvider.System.GetUtcNow();
    }

    /// <summary>What is left when nothing moves any more; nobody may be down.</summary>
    public async Task<IReadOnlyList<string>> RestAsync(CancellationToken cancellationToken)
    {
        await BecomeReadyAsync(cancellationToken);
        return await new RestWatch(OpenDatabase, queues, Patience).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Upstream.Dispose();
        queues.Dispose();
        await Task.WhenAll(services.Select(x => x.DisposeAsync().AsTask()));
        await conversations.DisposeAsync();
        await broker.DisposeAsync();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        using var probe = new HttpClient();
        foreach (var service in services)
        {
            while (!await IsReadyAsync(probe, service, patience.Token))
            {
                if (service.ExitCode is { } code)
                    throw new InvalidOperationException($"{service.Name} ended with {code}: {service.LastLines()}");

                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token);
            }
        }
    }

    static async Task<bool> IsReadyAsync(HttpClient probe, ServiceInstance service, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await probe.GetAsync(new Uri(service.Url, "health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
