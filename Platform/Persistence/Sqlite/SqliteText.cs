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

    public static SqliteCommand Find(TableMap table, SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {string.Join(", ", table.Columns.Select(x => Quoted(x.Name)))} FROM {Quoted(table.Table)}{Where(new RowShape(table, RowChangeKind.Delete, 0, false, true), command)}";
        return command;
    }

    static string Where(RowShape shape, SqliteCommand command)
    {
        var conditions = shape.Table.Key.Select(x => $"{NameOf(shape.Table, x)} = {Parameter(command)}");
        if (shape.HasTokens)
            conditions = conditions.Concat(shape.Table.Tokens.Select(x => $"{NameOf(shape.Table, x)} IS {Parameter(command)}"));

        return $" WHERE {string.Join(" AND ", conditions)}";
    }

    static string NameOf(TableMap table, int column) => Quoted(table.Columns[column].Name);

    static string Parameter(SqliteCommand command)
    {
        var name = $"@p{command.Parameters.Count}";
        command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return name;
    }

    static string Quoted(string name) => $"\"{name}\"";
}
