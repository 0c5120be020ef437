namespace MarketingBus.Data.Queries;

/// <summary>What a database calls the functions that make JSON.</summary>
/// <param name="Array">Makes an array of its arguments.</param>
/// <param name="Group">Makes an array of a group's values.</param>
internal sealed record JsonFunctions(string Array, string Group)
{
    public static JsonFunctions PostgreSql { get; } = new("json_build_array", "json_agg");

    public static JsonFunctions Sqlite { get; } = new("json_array", "json_group_array");

    /// <summary>SQLite has no booleans: it keeps 0 and 1.</summary>
    public string Value(string column, bool isBoolean) =>
        isBoolean && this == Sqlite ? $"json(CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)" : column;
}
