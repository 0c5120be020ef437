namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>What went wrong, as JSON-RPC 2.0 numbers it; -32000 and below are ours.</summary>
internal static class RpcErrorCodes
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;

    /// <summary>The lead, campaign or resource that was asked for is not known.</summary>
    public const int NotFound = -32001;

    /// <summary>The actor may not use this resource.</summary>
    public const int Refused = -32003;

    /// <summary>The memory that was asked for does not answer now; ask again.</summary>
    public const int MemoryAway = -32004;

    /// <summary>A server that this needs is away; what was asked for may have been done all the same.</summary>
    public const int ServerAway = -32005;
}
