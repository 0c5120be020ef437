namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>Answers one method; made anew for each request.</summary>
internal interface IRpcMethod
{
    /// <summary>The result, serialised as <see cref="Platform.Hosting.WireJson"/>; a refusal is an <see cref="RpcException"/>.</summary>
    Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken);
}

/// <summary>A method that can be registered.</summary>
internal interface ISignedRpcMethod : IRpcMethod
{
    static abstract RpcSignature Signature { get; }
}
