using Npgsql;

namespace MarketingBus.Data;

internal static class DatabaseCreation
{
    /// <summary>Creates the database that the settings name, on the server's own "postgres". Somebody else may be doing so at the same time.</summary>
    public static async Task CreateAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = "postgres", Pooling = false, MaxAutoPrepare = 0 };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);

        // Whatever locale the server was set up with, every text can be kept.
        var name = settings.Database!.Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0", connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster, which is all that we wanted.
        }
    }
}
