using System.Collections.Concurrent;
using System.Text;
using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>Writes the SQL of many rows of one shape. Every column is one array parameter, in the order: columns that are written, key, tokens.</summary>
internal static class PostgreSqlText
{
    static readonly ConcurrentDictionary<RowShape, string> Writes = [];
    static readonly ConcurrentDictionary<TableKey, string> Loads = [];
    static readonly ConcurrentDictionary<(FenceLog Log, bool ByKeys), string> Checks = [];

    /// <summary>The statement; of an update or a strict delete the last parameter is the number of rows, and fewer found is an error (division by zero) that undoes all.</summary>
    public static string Write(RowShape shape) => Writes.GetOrAdd(shape, static x => x.Kind == RowChangeKind.Insert ? Insert(x) : Change(x));

    public static string Load(TableKey key) => Loads.GetOrAdd(key, static x =>
        $"SELECT {string.Join(", ", x.Table.Columns.Select(column => $"t.{Quoted(column.Name)}"))} FROM unnest({Parameters(x.Columns.Count)}) AS r({Names("k", x.Columns.Count)}) JOIN {NameOf(x.Table)} AS t ON {Match(x)}");

    /// <summary>
    /// Fails (a square root below zero) when the log has an entry above the first parameter, of one of the keys in the second. It locks no row, since one that is found ends the transaction,
    /// and takes its lock of the table before it looks: who has committed an entry sees by that lock which transactions may have looked before, and waits for their end.
    /// </summary>
    public static string Check(FenceCheck check) => Checks.GetOrAdd((check.Log, check.Keys is not null), static x =>
        $"WITH met AS (SELECT \"Id\" FROM {NameOf(x.Log)} WHERE \"Id\" > $1{(x.ByKeys ? " AND \"Hash\" = ANY($2)" : "")} LIMIT 1 FOR KEY SHARE) SELECT sqrt(-count(*)::float8) FROM met");

    /// <summary>Of two who add to the log one waits until the other has ended: entries are committed in the order of their numbers. Readers wait for neither.</summary>
    public static string Lock(FenceLog log) => $"SELECT pg_advisory_xact_lock(hashtext('{log.Schema}.{log.Table}'))";

    static string NameOf(FenceLog log) => $"{Quoted(log.Schema)}.{Quoted(log.Table)}";

    static string Insert(RowShape shape)
    {
        var table = shape.Table;
        var columns = shape.Written();
        var text = $"INSERT INTO {NameOf(table)} ({string.Join(", ", columns.Select(x => Quoted(table.Columns[x].Name)))}) SELECT * FROM unnest({Parameters(columns.Length)})";
        return table.Generated is { } generated ? $"{text} RETURNING {Quoted(table.Columns[generated].Name)}" : text;
    }

    static string Change(RowShape shape)
    {
        var table = shape.Table;
        var columns = shape.Written();
        var tokens = shape.HasTokens ? table.Tokens.Count : 0;
        var count = columns.Length + table.PrimaryKey.Columns.Count + tokens;
        var aliases = string.Join(", ", new[] { Names("c", columns.Length), Names("k", table.PrimaryKey.Columns.Count), Names("t", tokens) }.Where(x => x.Length > 0));
        var rows = $"unnest({Parameters(count)}) AS r({aliases}) WHERE {Match(table.PrimaryKey)}{TokenMatch(table, tokens)}";

        var text = new StringBuilder(shape.Kind == RowChangeKind.Update
            ? $"UPDATE {NameOf(table)} AS t SET {string.Join(", ", columns.Select((x, index) => $"{Quoted(table.Columns[x].Name)} = r.c{index}"))} FROM {rows}"
            : $"DELETE FROM {NameOf(table)} AS t USING {rows}");
        return shape.MayBeGone
            ? text.ToString()
            : $"WITH changed AS ({text} RETURNING 1) SELECT 1 / CASE WHEN count(*) = ${count + 1} THEN 1 ELSE 0 END FROM changed";
    }

    static string Match(TableKey key) => string.Join(" AND ", key.Columns.Select((x, index) => $"t.{Quoted(key.Table.Columns[x].Name)} = r.k{index}"));

    static string TokenMatch(TableMap table, int tokens) =>
        string.Concat(table.Tokens.Take(tokens).Select((x, index) => $" AND t.{Quoted(table.Columns[x].Name)} IS NOT DISTINCT FROM r.t{index}"));

    static string NameOf(TableMap table) => table.Schema is null ? Quoted(table.Table) : $"{Quoted(table.Schema)}.{Quoted(table.Table)}";

    static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(x => $"${x}"));

    static string Names(string prefix, int count) => string.Join(", ", Enumerable.Range(0, count).Select(x => $"{prefix}{x}"));

    static string Quoted(string name) => $"\"{name}\"";
}
