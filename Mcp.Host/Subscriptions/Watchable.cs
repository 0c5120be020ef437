using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Resources;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Subscriptions;

/// <summary>What may be watched is what may be read.</summary>
internal static class Watchable
{
    /// <summary>Refuses an address at which there can be nothing, and one that the actor may not use.</summary>
    public static void Demand<T>(RequestContext<T> request, string uri)
    {
        if (IsOfSdk(request, uri))
            return;

        var (reader, caller) = ServicesOf(request);
        if (uri.Length > ResourceReader.UriLimit || reader.Parse(uri) is null)
            throw new RpcException(RpcError.InvalidParams(new Dictionary<string, string[]> { ["uri"] = [$"'uri' {reader.Sentence}"] }));

        caller.Demand(uri);
    }

    public static bool Is<T>(RequestContext<T> request, string uri)
    {
        var (reader, caller) = ServicesOf(request);
        return IsOfSdk(request, uri) || (uri.Length <= ResourceReader.UriLimit && reader.Parse(uri) is not null && caller.MayUse(uri));
    }

    // Resources that were registered with the SDK itself are no source's.
    static bool IsOfSdk<T>(RequestContext<T> request, string uri) => request.Server.ServerOptions.ResourceCollection?.Any(x => x.IsMatch(uri)) ?? false;

    static (ResourceReader Reader, RpcCaller Caller) ServicesOf<T>(RequestContext<T> request) =>
        (request.Services!.GetRequiredService<ResourceReader>(), request.Services!.GetRequiredService<RpcCaller>());
}
