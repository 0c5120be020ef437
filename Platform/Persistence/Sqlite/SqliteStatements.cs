using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>The prepared statements of one connection. Not for several threads at once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, bool ownsConnection = true) : IDisposable
{
    readonly Dictionary<RowShape, SqliteCommand> writes = [];
    readonly Dictionary<TableMap, SqliteCommand> finds = [];

    public SqliteConnection Connection => connection;

    public void Write(RowChange row, SqliteTransaction transaction)
    {
        if (!writes.TryGetValue(row.Shape, out var command))
            writes.Add(row.Shape, command = SqliteText.Write(row.Shape, connection));

        command.Transaction = transaction;
        Bind(command, row);
        try
        {
            if (row is { Kind: RowChangeKind.Insert, Table.Generated: { } generated })
                row.Table.Columns[generated].Put(row.Entity, command.ExecuteScalar());
            else if (command.ExecuteNonQuery() == 0 && !row.MayBeGone)
                throw new DbUpdateConcurrencyException($"A row of {row.Table.Table} was changed or removed by somebody else.");
        }
        catch (SqliteException exception)
        {
            throw new DbUpdateException($"A row of {row.Table.Table} could not be written: {exception.Message}", exception);
        }
    }

    public object?[]? Find(TableMap table, RowKey key)
    {
        if (!finds.TryGetValue(table, out var command))
            finds.Add(table, command = SqliteText.Find(table, connection));

        for (var index = 0; index < table.Key.Count; index++)
            command.Parameters[index].Value = key[index];

        using var reader = command.ExecuteReader();
        return reader.Read() ? table.Read(reader) : null;
    }

    public void Dispose()
    {
        foreach (var command in writes.Values.Concat(finds.Values))
            command.Dispose();

        if (ownsConnection)
            connection.Dispose();
    }

    static void Bind(SqliteCommand command, RowChange row)
    {
        var parameter = 0;
        foreach (var column in SqliteText.Written(row.Shape))
            command.Parameters[parameter++].Value = row.Values[column] ?? DBNull.Value;

        if (row.Kind == RowChangeKind.Insert)
            return;

        foreach (var column in row.Table.Key)
            command.Parameters[parameter++].Value = row.Values[column];

        foreach (var token in row.Tokens ?? [])
            command.Parameters[parameter++].Value = token ?? DBNull.Value;
    }
}
