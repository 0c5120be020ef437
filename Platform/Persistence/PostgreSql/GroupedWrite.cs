using MarketingBus.Platform.Persistence.Rows;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>Rows of many members as one batch of statements, one for each shape. Without a transaction around it, the batch is one.</summary>
internal static class GroupedWrite
{
    /// <summary>The error of a check that found something.</summary>
    public const string FencedOff = PostgresErrorCodes.InvalidArgumentForPowerFunction;

    /// <exception cref="PostgresException">The database refused a row, or the check found what the rows must not pass over (<see cref="FencedOff"/>).</exception>
    public static async Task ExecuteAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<RowChange> rows, FenceCheck? check, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var answering = new List<RowChange[]>();
        // First, and so before the rows themselves: what this batch logs is not in its own way.
        if (check is not null)
            answering.AddRange(Guard(batch, check, rows));

        foreach (var shape in rows.GroupBy(x => x.Shape).OrderBy(x => x.Key.Kind))
        {
            var ordered = shape.Key.Kind == RowChangeKind.Insert ? shape.ToArray() : InKeyOrder([.. shape]);
            batch.BatchCommands.Add(CommandOf(shape.Key, ordered));
            if (!IsSilent(shape.Key))
                answering.Add(ordered);
        }

        if (batch.BatchCommands.Count == 0)
            return;

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var statement in answering)
        {
            await ReadAsync(reader, statement, cancellationToken);
            await reader.NextResultAsync(cancellationToken);
        }

        // An error of a later statement comes to light only when it is reached.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }
    }

    static IEnumerable<RowChange[]> Guard(NpgsqlBatch batch, FenceCheck check, IReadOnlyCollection<RowChange> rows)
    {
        if (rows.Any(x => x.Kind == RowChangeKind.Insert && check.IsLog(x.Table)))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgreSqlText.Lock(check.Log)));
            yield return [];
        }

        if (check.Keys is { Count: 0 })
            yield break;

        var command = new NpgsqlBatchCommand(PostgreSqlText.Check(check)) { Parameters = { new NpgsqlParameter<long> { TypedValue = check.Seen } } };
        if (check.Keys is not null)
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. check.Keys] });

        batch.BatchCommands.Add(command);
        yield return [];
    }

    /// <summary>Takes up the keys that the database gave; reading to the end is what brings an error to light.</summary>
    static async Task ReadAsync(NpgsqlDataReader reader, RowChange[] rows, CancellationToken cancellationToken)
    {
        var index = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (index == rows.Length)
                continue;

            var row = rows[index++];
            if (row is { Kind: RowChangeKind.Insert, Table.Generated: { } generated })
                row.Table.Columns[generated].Put(row.Entity, row.Table.Columns[generated].Read(reader, 0));
        }
    }

    static NpgsqlBatchCommand CommandOf(RowShape shape, RowChange[] rows)
    {
        var table = shape.Table;
        var command = new NpgsqlBatchCommand(PostgreSqlText.Write(shape));
        foreach (var column in shape.Written())
            command.Parameters.Add(ColumnArray.Of(table.Columns[column], Values(rows, x => x.Values[column])));

        if (shape.Kind != RowChangeKind.Insert)
        {
            foreach (var column in table.PrimaryKey.Columns)
                command.Parameters.Add(ColumnArray.Of(table.Columns[column], Values(rows, x => x.Values[column])));

            if (shape.HasTokens)
            {
                foreach (var (index, column) in table.Tokens.Index())
                    command.Parameters.Add(ColumnArray.Of(table.Columns[column], Values(rows, x => x.Tokens![index])));
            }

            if (!shape.MayBeGone)
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = rows.Length });
        }

        return command;
    }

    /// <summary>Two processes that change the same rows lock them in the same order, and so never wait for each other in a circle.</summary>
    static RowChange[] InKeyOrder(RowChange[] rows)
    {
        var key = rows[0].Table.PrimaryKey.Columns[0];
        Array.Sort(rows, (left, right) => Comparer<object>.Default.Compare(left.Values[key], right.Values[key]));
        return rows;
    }

    /// <summary>True for a statement that gives no result set, which the reader passes over by itself.</summary>
    static bool IsSilent(RowShape shape) => shape is { Kind: RowChangeKind.Insert, Table.Generated: null } || shape.MayBeGone;

    static object?[] Values(RowChange[] rows, Func<RowChange, object?> value) => Array.ConvertAll(rows, x => value(x));
}
