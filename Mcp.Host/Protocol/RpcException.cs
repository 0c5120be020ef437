namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>A method refuses to answer, and says why to the caller.</summary>
internal sealed class RpcException(RpcError error) : Exception(error.Message)
{
    public RpcError Error { get; } = error;

    public static RpcException NotFound(string message, object data) => new(new RpcError(RpcErrorCodes.NotFound, message, data));
}
