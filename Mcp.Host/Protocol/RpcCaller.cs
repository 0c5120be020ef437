using MarketingBus.Mcp.Host.Access;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>Who asks in this request, and what for. Scoped: a request has one caller.</summary>
internal sealed class RpcCaller(IOptions<JsonRpcOptions> options)
{
    public string Actor { get; set; } = JsonRpcOptions.Anonymous;

    /// <summary>Under which name what this caller asks for is recorded.</summary>
    public string RecordedAs => Actor == JsonRpcOptions.Anonymous ? "mcp" : $"mcp:{Actor}";

    /// <summary>The resource that the request is about; null when it is about none.</summary>
    public string? Target { get; private set; }

    public bool MayUse(string uri) => options.Value.PrefixesOf(Actor).Any(x => uri.StartsWith(x, StringComparison.OrdinalIgnoreCase));

    /// <summary>Notes what the request is about, and refuses it when the actor may not use that.</summary>
    public void Demand(string uri)
    {
        Target = uri;
        if (MayUse(uri))
            return;

        var scheme = uri.Split("://")[0];
        throw new RpcException(new RpcError(
            RpcErrorCodes.Refused, $"'{Actor}' may not use this {scheme}:// resource.", new { Actor, Scheme = scheme, Uri = uri }));
    }
}
