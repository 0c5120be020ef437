namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>A method's name and its parameters, in the order in which positional ones are read.</summary>
internal sealed record RpcSignature(string Name, params IReadOnlyList<string> Parameters);
