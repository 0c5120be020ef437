using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Sqlite;

/// <summary>FTS5 indexes beside the memory tables. Triggers keep them in step within the transaction of each change.</summary>
internal static class SqliteTextIndexes
{
    static readonly string[] Statements =
    [
        .. Index("memory_episodes", "memory_episodes_text", "porter unicode61", "Scenario"),
        .. Index("memory_facts", "memory_facts_text", "unicode61", "Subject", "Predicate", "Object"),
    ];

    /// <summary>May run at every start: what exists stays, and rows written before the index existed are indexed.</summary>
    public static async Task CreateAsync(MarketingDbContext database, CancellationToken cancellationToken)
    {
        foreach (var statement in Statements)
            await database.Database.ExecuteSqlRawAsync(statement, cancellationToken);
    }

    static string[] Index(string table, string index, string tokenizer, params string[] columns)
    {
        var names = string.Join(", ", columns.Select(x => $"\"{x}\""));
        var changed = string.Join(" OR ", columns.Select(x => $"old.\"{x}\" IS NOT new.\"{x}\""));
        var add = $"INSERT INTO {index}(rowid, {names}) VALUES (new.\"Id\", {Row("new")});";
        var remove = $"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.\"Id\", {Row("old")});";

        return
        [
            $"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({names}, content='{table}', content_rowid='Id', tokenize='{tokenizer}')",

            // A migration that rebuilds the table drops its triggers, and rows may have changed unseen.
            $"INSERT INTO {index}({index}) SELECT 'rebuild' WHERE NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = '{index}_added')",
            // What is removed leaves the index at once, and not when its pages are merged some day: a person who was erased is not to be found in it.
            $"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 1)",
            $"CREATE TRIGGER IF NOT EXISTS {index}_removed AFTER DELETE ON {table} BEGIN {remove} END",
            $"CREATE TRIGGER IF NOT EXISTS {index}_changed AFTER UPDATE ON {table} WHEN {changed} BEGIN {remove} {add} END",
            $"CREATE TRIGGER IF NOT EXISTS {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        ];

        string Row(string row) => string.Join(", ", columns.Select(x => $"{row}.\"{x}\""));
    }
}
