namespace MarketingBus.Memory.Neo4j;

/// <summary>Neo4j answered, and refused; asking again would come to the same.</summary>
/// <param name="code">Its own, such as "Neo.ClientError.Statement.SyntaxError"; empty when the refusal is ours.</param>
/// <param name="message">For people.</param>
internal sealed class Neo4jException(string code, string message) : InvalidOperationException(message)
{
    public string Code { get; } = code;
}
