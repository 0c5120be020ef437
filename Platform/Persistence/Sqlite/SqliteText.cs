using System.Text;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Data.Sqlite;

namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>Writes the SQL of one row. Parameters come in the order: columns that are written, key, tokens.</summary>
internal static class SqliteText
{
    public static SqliteCommand Write(RowShape shape, SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        var table = shape.Table;
        var text = new StringBuilder();
        switch (shape.Kind)
        {
            case RowChangeKind.Insert:
                text.Append("INSERT INTO ").Append(Quoted(table.Table)).Append(" (").AppendJoin(", ", shape.Written().Select(x => NameOf(table, x)))
                    .Append(") VALUES (").AppendJoin(", ", shape.Written().Select(_ => Parameter(command))).Append(')');
                if (table.Generated is { } generated)
                    text.Append(" RETURNING ").Append(NameOf(table, generated));
                break;

            case RowChangeKind.Update:
                text.Append("UPDATE ").Append(Quoted(table.Table)).Append(" SET ")
                    .AppendJoin(", ", shape.Written().Select(x => $"{NameOf(table, x)} = {Parameter(command)}")).Append(Where(shape, command));
                break;

            case RowChangeKind.Delete:
                text.Append("DELETE FROM ").Append(Quoted(table.Table)).Append(Where(shape, command));
                break;
        }

        command.CommandText = text.ToString();
        return command;
    }

    public static SqliteCommand Find(TableKey key, SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", key.Table.Columns.Select(x => Quoted(x.Name)))} FROM {Quoted(key.Table.Table)} WHERE {Match(key, command)}";
        return command;
    }

    /// <summary>SQLite has no schemas: the name has both.</summary>
    public static string NameOf(FenceLog log) => Quoted($"{log.Schema}_{log.Table}");

    static string Where(RowShape shape, SqliteCommand command)
    {
        var key = Match(shape.Table.PrimaryKey, command);
        var tokens = shape.HasTokens ? shape.Table.Tokens.Select(x => $" AND {NameOf(shape.Table, x)} IS {Parameter(command)}") : [];
        return $" WHERE {key}{string.Concat(tokens)}";
    }

    static string Match(TableKey key, SqliteCommand command) => string.Join(" AND ", key.Columns.Select(x => $"{NameOf(key.Table, x)} = {Parameter(command)}"));

    static string NameOf(TableMap table, int column) => Quoted(table.Columns[column].Name);

    static string Parameter(SqliteCommand command)
    {
        var name = $"@p{command.Parameters.Count}";
        command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return name;
    }

    static string Quoted(string name) => $"\"{name}\"";
}
