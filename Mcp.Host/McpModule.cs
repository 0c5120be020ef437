using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host;

/// <summary>JSON-RPC over HTTP and WebSocket.</summary>
public sealed class McpModule : ServiceModule
{
    public override string Name => "mcp-host";
}
