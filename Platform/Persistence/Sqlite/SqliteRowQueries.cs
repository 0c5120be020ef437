using System.Data;
using Microsoft.Data.Sqlite;

namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>Reads rows one by one: there is no round trip to share.</summary>
internal sealed class SqliteRowQueries(string connectionString) : IRowQueries
{
    public async Task<IReadOnlyList<byte[]?>?> FirstAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index())
            command.Parameters.AddWithValue($"${index + 1}", value);

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await reader.ReadFirstAsync(cancellationToken);
    }
}
