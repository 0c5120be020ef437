using Microsoft.Data.Sqlite;

namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>
/// The counter's row, on a connection that does not wait for the disk: what is accepted under a number is written behind it in the same log, and makes it durable with itself. A number that a crash
/// takes back was nobody's.
/// </summary>
internal sealed class SqliteCounter : IDisposable
{
    const string Take =
        $"""
        INSERT INTO "{OrderCounter.Schema}_{OrderCounter.Table}" ("Id", "Last") VALUES (1, $count)
        ON CONFLICT ("Id") DO UPDATE SET "Last" = "Last" + excluded."Last" RETURNING "Last"
        """;

    readonly SqliteConnection connection;
    readonly SqliteCommand take;
    readonly SqliteParameter count;

    public SqliteCounter(SqliteConnection connection)
    {
        this.connection = connection;

        // Without waiting for the disk this connection must not move the log into the file.
        Execute("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0;");
        take = connection.CreateCommand();
        take.CommandText = Take;
        count = take.Parameters.AddWithValue("$count", 0L);
    }

    /// <summary>The last one of so many.</summary>
    public long Next(int numbers)
    {
        count.Value = (long)numbers;
        return (long)take.ExecuteScalar()!;
    }

    public void Dispose()
    {
        take.Dispose();

        // Whoever closes the file last moves the log into it.
        Execute("PRAGMA synchronous = FULL;");
        connection.Dispose();
    }

    void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
