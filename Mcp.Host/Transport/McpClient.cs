using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Tells MCP clients from those that post JSON-RPC and nothing else.</summary>
internal static class McpClient
{
    public const string SessionHeader = "Mcp-Session-Id";
    public const string VersionHeader = "MCP-Protocol-Version";

    const string EventStream = "text/event-stream";

    /// <summary>Every revision has its clients accept an event stream; one that names a session or a revision is told by the SDK that it has to.</summary>
    public static bool Sent(HttpRequest request) => IsInConversation(request) || AcceptsEvents(request);

    /// <summary>True once a session or a revision is agreed upon.</summary>
    public static bool IsInConversation(HttpRequest request) => request.Headers.ContainsKey(SessionHeader) || request.Headers.ContainsKey(VersionHeader);

    static bool AcceptsEvents(HttpRequest request) =>
        request.Headers.Accept.Count > 0 && request.GetTypedHeaders().Accept.Any(x => x.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase));
}
