using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>The prepared statements of one connection. Not for several threads at once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, bool ownsConnection = true) : IDisposable
{
    readonly Dictionary<RowShape, (SqliteCommand Command, int[] Written)> writes = [];
    readonly Dictionary<TableKey, SqliteCommand> finds = [];

    public SqliteConnection Connection => connection;

    public void Write(RowChange row, SqliteTransaction transaction)
    {
        var shape = row.Shape;
        if (!writes.TryGetValue(shape, out var statement))
            writes.Add(shape, statement = (SqliteText.Write(shape, connection), shape.Written()));

        var command = statement.Command;
        command.Transaction = transaction;
        Bind(command, statement.Written, row);
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

    public object?[]? Find(TableKey key, RowKey values)
    {
        if (!finds.TryGetValue(key, out var command))
            finds.Add(key, command = SqliteText.Find(key, connection));

        for (var index = 0; index < key.Columns.Count; index++)
            command.Parameters[index].Value = values[index];

        using var reader = command.ExecuteReader();
        return reader.Read() ? key.Table.Read(reader) : null;
    }

    /// <summary>The number of the log's newest entry, 0 for none.</summary>
    public long NewestOf(FenceLog log, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand($"SELECT coalesce(max(\"Id\"), 0) FROM {SqliteText.NameOf(log)}", connection, transaction);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>True when the log has an entry above what was seen, under one of the keys.</summary>
    public bool Has(FenceCheck check, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand($"SELECT 1 FROM {SqliteText.NameOf(check.Log)} WHERE \"Hash\" = $key AND \"Id\" > $seen", connection, transaction);
        var key = command.Parameters.Add("$key", SqliteType.Text);
        command.Parameters.AddWithValue("$seen", check.Seen);
        return check.Keys!.Any(x =>
        {
            key.Value = x;
            return command.ExecuteScalar() is not null;
        });
    }

    public void Dispose()
    {
        foreach (var command in writes.Values.Select(x => x.Command).Concat(finds.Values))
            command.Dispose();

        if (ownsConnection)
            connection.Dispose();
    }

    static void Bind(SqliteCommand command, int[] written, RowChange row)
    {
        var parameter = 0;
        foreach (var column in written)
            command.Parameters[parameter++].Value = row.Values[column] ?? DBNull.Value;

        if (row.Kind == RowChangeKind.Insert)
            return;

        foreach (var column in row.Table.PrimaryKey.Columns)
            command.Parameters[parameter++].Value = row.Values[column];

        foreach (var token in row.Tokens ?? [])
            command.Parameters[parameter++].Value = token ?? DBNull.Value;
    }
}
