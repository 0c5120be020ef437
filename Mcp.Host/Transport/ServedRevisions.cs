using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Answers server/discover with every revision that is served here. The SDK names those without a handshake only, although it refuses unknown ones with the whole list.</summary>
internal static class ServedRevisions
{
    const string Member = "supportedVersions";

    static readonly string[] All = ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

    public static McpMessageHandler Tell(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result } && result[Member] is JsonArray)
            result[Member] = new JsonArray([.. All.Select(x => JsonValue.Create(x))]);

        return next(context, cancellationToken);
    };
}
