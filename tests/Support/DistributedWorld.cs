using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support;

/// <summary>The seven services, each a process, on a database, a virtual host and a Redis database of their own, which are gone afterwards.</summary>
public sealed class DistributedWorld : IWorld, IAsyncDisposable
{
    const int ConversationDatabase = 12;

    static readonly string[] Programs =
        ["Api.Ingress", "Mcp.Host", "Saga.Orchestrator", "Workers.Triage", "Workers.Engagement", "Workers.Optimizer", "Workers.Memory"];

    readonly PostgreSqlDatabase database;
    readonly OwnVirtualHost broker;
    readonly RedisDatabase conversations;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-distributed-");
    readonly Dictionary<string, ServiceProcess> services;

    DistributedWorld(PostgreSqlDatabase database, OwnVirtualHost broker, RedisDatabase conversations, IEnumerable<string> settings)
    {
        (this.database, this.broker, this.conversations) = (database, broker, conversations);
        string[] arguments =
        [
            $"--Database:ConnectionString={database.ConnectionString}", $"--{conversations.Setting}", .. broker.Settings.Concat(settings).Select(x => $"--{x}"),
        ];
        services = Programs.ToDictionary(x => x, x => new ServiceProcess(x, folder.FullName, arguments));
    }

    public HttpClient Http => services["Api.Ingress"].Http;

    public HttpClient Rpc => services["Mcp.Host"].Http;

    /// <summary>Starts all at once, in whatever order they come up, with settings such as "Outbox:RetryLimit=1".</summary>
    public static async Task<DistributedWorld> StartAsync(params IEnumerable<string> settings)
    {
        var conversations = await RedisDatabase.EmptyAsync(ConversationDatabase);
        var database = await PostgreSqlDatabase.NameAsync();
        var world = new DistributedWorld(database, await OwnVirtualHost.CreateAsync(), conversations, settings);
        try
        {
            foreach (var service in world.services.Values)
                service.Start();

            await Task.WhenAll(world.services.Values.Select(x => x.AnswersAsync("health/ready")));
            return world;
        }
        catch
        {
            await world.StopAsync();
            throw;
        }
    }

    public async Task<T> ReadAsync<T>(Func<MarketingDbContext, Task<T>> read)
    {
        await using var context = new MarketingDbContext(new DbContextOptionsBuilder<MarketingDbContext>().UseNpgsql(database.ConnectionString).Options);
        return await read(context);
    }

    public async Task<IReadOnlyList<string>> TracesOfAsync(string text) =>
    [
        .. await ReadAsync(x => DatabaseSearch.FindAsync(x, text)), .. await conversations.SearchAsync(text), .. await broker.SearchAsync(text),
        .. services.Values.Where(x => File.ReadAllText(x.LogPath).Contains(text, StringComparison.OrdinalIgnoreCase)).Select(x => $"log {x.LogPath}"),
    ];

    /// <summary>Sends what a program in another language would.</summary>
    public Task PublishUpstreamAsync(string routingKey, string body) => broker.PublishAsync("marketing-events", routingKey, body);

    /// <summary>Sends many that nobody can accept, and waits until they are kept in the error queue.</summary>
    public async Task HaveRejectedAsync(string routingKey, IReadOnlyCollection<string> bodies, CancellationToken cancellationToken)
    {
        const string ErrorQueue = "upstream-events_error";
        var before = await broker.CountAsync(ErrorQueue);
        await broker.PublishAsync("marketing-events", routingKey, bodies);
        while (await broker.CountAsync(ErrorQueue) < before + bodies.Count)
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
    }

    /// <summary>All that consume stand still for so long, whatever they were doing, and are waited for until they are ready again; Api.Ingress and Mcp.Host go on.</summary>
    public async Task StandStillAsync(TimeSpan time)
    {
        var workers = services.Where(x => x.Key is not ("Api.Ingress" or "Mcp.Host")).Select(x => x.Value).ToList();
        await Task.WhenAll(workers.Select(x => x.PauseAsync()));
        try
        {
            await Task.Delay(time, TimeProvider.System, CancellationToken.None);
        }
        finally
        {
            await Task.WhenAll(workers.Select(x => x.ResumeAsync()));
        }

        await Task.WhenAll(workers.Select(x => x.AnswersAsync("health/ready", startsAgain: true)));
    }

    public string Complaints() => string.Join(Environment.NewLine, services.Select(x => $"{x.Key}: {x.Value.Complaints()}"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Leaves the logs, which a failed start refers to.</summary>
    async Task StopAsync()
    {
        await Task.WhenAll(services.Values.Select(x => x.DisposeAsync().AsTask()));
        await conversations.DisposeAsync();
        await broker.DisposeAsync();
        await database.DisposeAsync();
    }
}
