using MarketingBus.Platform.Messaging.Transport;
using MarketingBus.Platform.Persistence;
using Npgsql;
using RabbitMQ.Client;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>A virtual host and a database that a case has to itself. Who creates them deletes them, even when the case was killed.</summary>
internal sealed class CaseGround(PipelineServers servers, string virtualHost, string database) : IAsyncDisposable
{
    bool ownsVirtualHost;
    bool ownsDatabase;

    public PipelineServers Servers => servers;

    public string VirtualHost => virtualHost;

    public string Database => database;

    public string ConnectionString => servers.ConnectionString(database);

    /// <summary>What a process of the product needs to be told.</summary>
    public IReadOnlyList<string> Settings =>
    [
        "World=Distributed",
        $"{RabbitMqOptions.Section}:Host={servers.Host}",
        $"{RabbitMqOptions.Section}:Port={servers.BrokerPort}",
        $"{RabbitMqOptions.Section}:VirtualHost={virtualHost}",
        $"{RabbitMqOptions.Section}:Username={servers.User}",
        $"{RabbitMqOptions.Section}:Password={servers.Password}",
        $"{DatabaseOptions.Section}:ConnectionString={ConnectionString}",
        $"Redis:ConnectionString={servers.Host}:{servers.RedisPort}",
    ];

    /// <summary>Both new; or the database an existing one, which then stays.</summary>
    public static async Task<CaseGround> CreateAsync(PipelineServers servers, string name, string? existingDatabase, CancellationToken cancellationToken)
    {
        var unique = $"bench_{name.Replace('-', '_')}_{Guid.NewGuid():N}"[..40];
        var ground = new CaseGround(servers, unique, existingDatabase ?? unique);
        using var management = new BrokerManagement(servers);
        await management.CreateVirtualHostAsync(unique, cancellationToken);
        ground.ownsVirtualHost = true;
        if (existingDatabase is null)
        {
            await ground.AdministerAsync($"""CREATE DATABASE "{unique}" """, cancellationToken);
            ground.ownsDatabase = true;
        }

        return ground;
    }

    public ConnectionFactory Broker() => new()
    {
        HostName = servers.Host,
        Port = servers.BrokerPort,
        VirtualHost = virtualHost,
        UserName = servers.User,
        Password = servers.Password,
    };

    public async Task<T> AskAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        using var management = new BrokerManagement(servers);
        if (ownsVirtualHost)
            await management.DeleteVirtualHostAsync(virtualHost);

        if (ownsDatabase)
            await AdministerAsync($"""DROP DATABASE "{database}" WITH (FORCE)""", CancellationToken.None);
    }

    async Task AdministerAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{servers.ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
