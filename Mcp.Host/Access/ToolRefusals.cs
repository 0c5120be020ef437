using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>What a tool refuses is told to the model in its sentence; anything else stays unsaid.</summary>
internal static partial class ToolRefusals
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Tell(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancellationToken) =>
    {
        try
        {
            return await next(request, cancellationToken);
        }
        catch (Exception exception) when (exception is not McpException && RpcRefusals.Of(exception) is { } refusal)
        {
            throw new McpException(ToolRefusal.TextOf(refusal), exception);
        }
        catch (Exception exception) when (exception is not McpException and not OperationCanceledException)
        {
            LogFailure(request.Services!.GetRequiredService<ILogger<McpAccess>>(), exception, request.MatchedPrimitive?.Id ?? "unknown");
            throw;
        }
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The tool {Tool} failed")]
    static partial void LogFailure(ILogger logger, Exception exception, string tool);
}
