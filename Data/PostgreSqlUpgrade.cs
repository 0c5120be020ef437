using System.Data;
using MarketingBus.Data.Migrations.PostgreSql;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MarketingBus.Data;

/// <summary>Many processes start at once: one of them makes the database and upgrades it, the others wait for that and find nothing left to do.</summary>
internal sealed class PostgreSqlUpgrade(NpgsqlDataSource source, IOptions<DatabaseOptions> options) : IDatabaseUpgrade
{
    // Any number will do, as long as it is always the same.
    const long Lock = 0x4D61726B6574; // "Market"
    const int LeastVersion = 13;

    // To fill a column of a large table takes longer than any query.
    const int LongestStep = 3_600;

    // The pool's own words leave the password out.
    readonly NpgsqlConnectionStringBuilder settings = new(options.Value.ConnectionString);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await RefuseAsync(connection, cancellationToken);
            await MigrateAsync(connection, cancellationToken);
        }
        catch (Exception exception) when (PostgreSqlFailures.Behind(exception) is { } failure && PostgreSqlFailures.IsNotThere(failure))
        {
            throw new ServerNotThereException("PostgreSQL", $"{settings.Host}:{settings.Port}", exception);
        }
        catch (NpgsqlException exception)
        {
            throw Unusable(PostgreSqlFailures.Reason(exception, settings), exception);
        }
    }

    async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await DatabaseCreation.CreateAsync(settings, cancellationToken);
            return await source.OpenConnectionAsync(cancellationToken);
        }
    }

    async Task RefuseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < LeastVersion)
            throw Unusable($"it is on PostgreSQL {connection.PostgreSqlVersion.Major}, and {LeastVersion} or newer is needed", null);

        await using var command = new NpgsqlCommand("SHOW server_encoding", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not "UTF8" and var encoding)
            throw Unusable($"its encoding is {encoding}; create it with ENCODING 'UTF8'", null);
    }

    async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The session's own lock, and not EF's: that one begins only once the table of migrations is there, and is let go between one migration and the next.
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            await using var database = new PostgreSqlMigrationsContext(
                new DbContextOptionsBuilder<PostgreSqlMigrationsContext>().UseNpgsql(connection, x => x.CommandTimeout(LongestStep)).Options);
            if (await database.RefusalAsync("another database", cancellationToken) is { } refusal)
                throw Unusable(refusal, null);

            if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                await database.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            // The lock of a connection that broke is gone with it, and what broke it is what is to be told.
            if (connection.State == ConnectionState.Open)
                await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    InvalidOperationException Unusable(string reason, Exception? cause) =>
        new($"The database {settings.Database} at {settings.Host}:{settings.Port} cannot be used: {reason}.", cause);

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // Others may migrate for longer than a command usually takes.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
