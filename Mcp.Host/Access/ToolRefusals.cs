using MarketingBus.Mcp.Host.Protocol;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>What a tool refuses is told to the model in its sentence; anything else stays unsaid.</summary>
internal static class ToolRefusals
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Tell(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancellationToken) =>
    {
        try
        {
            return await next(request, cancellationToken);
        }
        catch (RpcException refusal)
        {
            throw new McpException(refusal.Message, refusal);
        }
    };
}
