namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Marks the endpoint that answers JSON-RPC as plain JSON, next to the SDK's at the same address.</summary>
internal sealed class BareJsonRpc;
