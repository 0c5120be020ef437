namespace MarketingBus.Memory.Neo4j;

/// <summary>Statements that are done together or not at all.</summary>
internal interface INeo4jTransaction
{
    /// <summary>The values of the first column.</summary>
    Task<IReadOnlyList<object?>> RunAsync(string statement, Dictionary<string, object?> parameters);
}
