using Microsoft.Data.Sqlite;

namespace MarketingBus.Bench;

/// <summary>The rows of one table, and the statement that writes them.</summary>
internal sealed class TableCopy
{
    readonly string[] columns;
    SqliteCommand insert = null!;

    TableCopy(string table, string[] columns, List<object[]> rows)
    {
        Table = table;
        this.columns = columns;
        Rows = rows;
    }

    public string Table { get; }

    public IReadOnlyList<object[]> Rows { get; }

    public static TableCopy Read(SqliteConnection connection, string table)
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = select.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return new TableCopy(table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }

    public void Prepare(SqliteConnection connection)
    {
        insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{Table}\" ({string.Join(", ", columns.Select(x => $"\"{x}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        for (var i = 0; i < columns.Length; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });

        insert.Prepare();
    }

    public void Insert(SqliteTransaction transaction, int row)
    {
        insert.Transaction = transaction;
        for (var i = 0; i < columns.Length; i++)
            insert.Parameters[i].Value = Rows[row][i];

        insert.ExecuteNonQuery();
    }
}
