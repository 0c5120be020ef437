using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Support;

/// <summary>A PostgreSQL database of its own on the test server, gone afterwards.</summary>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    PostgreSqlDatabase(NpgsqlConnectionStringBuilder settings) => Settings = settings;

    public NpgsqlConnectionStringBuilder Settings { get; }

    public string ConnectionString => Settings.ConnectionString;

    /// <summary>The name of a database that does not exist yet: whoever uses it makes it.</summary>
    public static async Task<PostgreSqlDatabase> NameAsync()
    {
        await Servers.RequirePostgreSqlAsync();
        return new PostgreSqlDatabase(new NpgsqlConnectionStringBuilder(Servers.PostgreSql) { Database = $"test_{Guid.NewGuid():N}" });
    }

    public Task<T?> AskAsync<T>(string sql) => AskAsync<T>(Settings.Database!, sql);

    /// <summary>Asks another database of the same server.</summary>
    public async Task<T?> AskAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{Settings.Database}\" WITH (FORCE)", connection);
        await command.ExecuteNonQueryAsync();
    }

    string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database, Pooling = false }.ConnectionString;
}
