using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;
using ModelContextProtocol;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Our refusals as the SDK's, with the same code, message and data.</summary>
internal static class RpcFailures
{
    public static McpProtocolException Of(RpcError error, string method, string? revision)
    {
        return Of(CodeOf(error.Code, method, revision), error.Message, error.Data is null ? null : JsonSerializer.SerializeToNode(error.Data, WireJson.Options) as JsonObject);
    }

    public static McpProtocolException Of(JsonObject error) => Of(error["code"]!.GetValue<int>(), error["message"]!.GetValue<string>(), error["data"] as JsonObject);

    static McpProtocolException Of(int code, string message, JsonObject? data)
    {
        var failure = new McpProtocolException(message, (McpErrorCode)code);
        foreach (var (name, value) in data ?? [])
            failure.Data[name] = JsonSerializer.SerializeToElement(value);

        return failure;
    }

    /// <summary>MCP has a number of its own for a resource that is not there, and since 2026-07-28 none.</summary>
    static int CodeOf(int code, string method, string? revision) =>
        code != RpcErrorCodes.NotFound || method != "resources/read" ? code
        : McpRevision.IsStateless(revision) ? RpcErrorCodes.InvalidParams
        : (int)McpErrorCode.ResourceNotFound;
}
