namespace MarketingBus.Mcp.Host.Access;

/// <summary>Who calls, and what he may do.</summary>
internal sealed record RpcIdentity(string Actor, RpcScope Scopes);
