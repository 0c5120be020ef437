using System.Text.Json;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Neo4j;

/// <summary>The constraint and the indexes that the statements need, made before the first of them. A server that is away keeps nobody from starting: they are made when it is back.</summary>
internal sealed partial class Neo4jSchema(IServiceScopeFactory scopes, IOptions<Neo4jOptions> options, ILogger<Neo4jSchema> logger) : IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);
    volatile bool isThere;

    /// <summary>Makes it now, or says why not.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await EnsureAsync(scope.ServiceProvider.GetRequiredService<Neo4jClient>(), cancellationToken);
        }
        catch (ServerNotThereException)
        {
            LogMissing(logger, options.Value.Url);
        }
    }

    public async Task EnsureAsync(Neo4jClient client, CancellationToken cancellationToken)
    {
        if (isThere)
            return;

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!isThere)
                await CreateAsync(client, cancellationToken);

            isThere = true;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    async Task CreateAsync(Neo4jClient client, CancellationToken cancellationToken)
    {
        var server = await client.DiscoverAsync(cancellationToken);
        if (server.ValueKind != JsonValueKind.Object || !server.TryGetProperty("query", out _))
            throw new Neo4jException("", $"Neo4j {Said(server, "neo4j_version")} at {options.Value.Url} has no Query API: 5.26 or newer is needed.");

        foreach (var statement in Neo4jStatements.Setup)
            await client.WriteAsync(statement, [], cancellationToken);

        await client.ReadAsync(Neo4jStatements.AwaitIndexes, [], cancellationToken);
        LogFound(logger, Said(server, "neo4j_version"), Said(server, "neo4j_edition"), options.Value.Url);
    }

    static string Said(JsonElement server, string name) =>
        server.ValueKind == JsonValueKind.Object && server.TryGetProperty(name, out var said) ? said.ToString() : "(unknown)";

    [LoggerMessage(LogLevel.Warning, "Neo4j does not answer at {Url}. Until it does, facts are neither kept nor read")]
    static partial void LogMissing(ILogger logger, string url);

    [LoggerMessage(LogLevel.Information, "Neo4j {Version} {Edition} at {Url} is ready for facts")]
    static partial void LogFound(ILogger logger, string version, string edition, string url);
}
