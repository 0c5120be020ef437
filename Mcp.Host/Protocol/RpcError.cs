namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>The error member of an answer.</summary>
internal sealed record RpcError(int Code, string Message, object? Data = null)
{
    /// <summary>It does not say who.</summary>
    public static RpcError Erased { get; } = new(RpcErrorCodes.Refused, "The person was erased; nothing more is taken or kept of them.", new { Reason = "erased" });

    public static RpcError InvalidRequest(string message) => new(RpcErrorCodes.InvalidRequest, message);

    public static RpcError InvalidParams(IReadOnlyDictionary<string, string[]> errors) =>
        new(RpcErrorCodes.InvalidParams, "Some parameters are not valid.", new InvalidParameters(errors));
}

/// <summary>What is wrong with which parameter.</summary>
internal sealed record InvalidParameters(IReadOnlyDictionary<string, string[]> Errors);
