namespace MarketingBus.Data.Queries;

/// <summary>What a database calls the functions that make JSON.</summary>
/// <param name="Array">Makes an array of its arguments.</param>
/// <param name="Group">Makes an array of a group's values.</param>
/// <param name="Json">Takes text for the JSON that it is.</param>
internal sealed record JsonFunctions(string Array, string Group, Func<string, string> Json)
{
    public static JsonFunctions PostgreSql { get; } = new("json_build_array", "json_agg", x => $"{x}::json");

    public static JsonFunctions Sqlite { get; } = new("json_array", "json_group_array", x => $"json({x})");

    /// <summary>SQLite has no booleans: it keeps 0 and 1.</summary>
    public string Boolean(string column) => this == Sqlite ? Json($"CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END") : column;
}
