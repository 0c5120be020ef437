using System.Data.Common;
using System.Text;
using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support;

/// <summary>Looks for a text in every column of every table that the database's own catalogue names, whether the model knows the table or not.</summary>
public static class DatabaseSearch
{
    const string Sqlite = "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    const string PostgreSql =
        """SELECT '"' || table_schema || '"."' || table_name || '"' FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')""";

    /// <summary>The tables and columns in which it stands.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(MarketingDbContext database, string text)
    {
        var connection = database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync();
        var found = new HashSet<string>();
        foreach (var table in await TablesAsync(connection, database.Database.IsSqlite() ? Sqlite : PostgreSql))
            await SearchAsync(connection, table, text, found);

        return [.. found];
    }

    static async Task<List<string>> TablesAsync(DbConnection connection, string sql)
    {
        var tables = new List<string>();
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));

        return tables;
    }

    static async Task SearchAsync(DbConnection connection, string table, string text, HashSet<string> found)
    {
        await using var command = Command(connection, $"SELECT * FROM {table}");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (TextOf(reader.GetValue(column))?.Contains(text, StringComparison.OrdinalIgnoreCase) is true)
                    found.Add($"{table}.{reader.GetName(column)}");
            }
        }
    }

    static string? TextOf(object value) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => null,
    };

    static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        // Made of the catalogue's own names.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
