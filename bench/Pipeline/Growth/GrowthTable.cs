using System.Globalization;
using Npgsql;

namespace MarketingBus.Bench.Pipeline.Growth;

/// <summary>One table of the product, and the statements that copy its rows under other ids.</summary>
internal sealed class GrowthTable(string name, IReadOnlyList<GrowthColumn> columns)
{
    const string Question = """
        SELECT c.table_schema, c.table_name, c.column_name, c.udt_name, c.is_identity = 'YES',
               EXISTS (SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
                       WHERE k.contype = 'f' AND k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name)
        FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
          AND c.table_schema NOT IN ('pg_catalog', 'information_schema', 'messaging', 'learning') AND c.table_name <> '__EFMigrationsHistory'
        ORDER BY c.table_schema, c.table_name, c.ordinal_position
        """;

    // A temporary table: what was copied is not copied again.
    string Template => $"\"template_{name.Replace("\"", "", StringComparison.Ordinal)}\"";

    public string KeepTemplate => $"CREATE TEMPORARY TABLE {Template} AS SELECT {string.Join(", ", columns.Select(x => x.Quoted))} FROM {name}";

    public IEnumerable<string> MoveSequences =>
        columns.Where(x => x.IsIdentity).Select(x => $"SELECT setval(pg_get_serial_sequence('{name}', '{x.Name}'), (SELECT coalesce(max({x.Quoted}), 1) FROM {name}))");

    /// <summary>A row that is no lead's own (a fact that many share) exists already and stays one.</summary>
    public string Copy(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO {name} ({string.Join(", ", columns.Select(x => x.Quoted))}) OVERRIDING SYSTEM VALUE
        SELECT {string.Join(", ", columns.Select(x => x.Copied))} FROM {Template} t, generate_series({first}, {last}) AS copy
        ON CONFLICT DO NOTHING
        """);

    public static async Task<IReadOnlyList<GrowthTable>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var all = new List<(string Table, GrowthColumn Column)>();
        await using var command = new NpgsqlCommand(Question, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            all.Add(($"\"{reader.GetString(0)}\".\"{reader.GetString(1)}\"",
                new GrowthColumn(reader.GetString(2), reader.GetString(3), reader.GetBoolean(4), reader.GetBoolean(5))));
        }

        // Referenced tables before those that refer to them; the model has one such pair, and only numbers are referred to.
        return [.. all.GroupBy(x => x.Table, x => x.Column).OrderBy(x => x.Any(column => column.IsReference)).Select(x => new GrowthTable(x.Key, [.. x]))];
    }
}
