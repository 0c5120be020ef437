using System.Text.Json.Nodes;
using MarketingBus.Data.Mcp;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Notes every MCP request in the access log, and turns refusals into what the SDK answers with.</summary>
internal sealed partial class McpAccess(
    AccessLog accesses, BareMethods bare, IHttpContextAccessor http, IOptions<JsonRpcOptions> options, TimeProvider time, ILogger<McpAccess> logger)
{
    const int NameLimit = 200;

    public async Task PassAsync(MessageContext context, McpMessageHandler next, CancellationToken cancellationToken)
    {
        // Our own methods are noted where they are answered.
        if (context.JsonRpcMessage is not JsonRpcRequest request || bare.Contains(request.Method) || http.HttpContext is not { } call)
        {
            await next(context, cancellationToken);
            return;
        }

        var started = time.GetTimestamp();
        var caller = CallerIdentity.Of(call, options.Value);
        int? code = null;
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception exception) when (exception is not McpException && RpcRefusals.Of(exception) is { } refusal)
        {
            code = refusal.Code;
            throw RpcFailures.Of(refusal, request.Method, request.Context?.ProtocolVersion ?? context.Server.NegotiatedProtocolVersion);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            code = (int)((exception as McpProtocolException)?.ErrorCode ?? McpErrorCode.InternalError);
            if (exception is not McpException)
                LogFailure(exception, request.Method);

            throw;
        }
        finally
        {
            accesses.Note(new ResourceAccess
            {
                At = time.GetUtcNow(),
                Actor = caller.Actor,
                Method = code == RpcErrorCodes.MethodNotFound ? "unknown" : request.Method,
                Target = call.Features.Get<RpcCaller>()?.Target ?? NameIn(request),
                Allowed = code != RpcErrorCodes.Refused,
                ErrorCode = code,
                DurationMilliseconds = time.GetElapsedTime(started).TotalMilliseconds,
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "MCP request {Method} failed")]
    partial void LogFailure(Exception exception, string method);

    static string? NameIn(JsonRpcRequest request) =>
        request.Method is RequestMethods.ToolsCall or RequestMethods.PromptsGet && request.Params?["name"] is JsonValue value && value.TryGetValue(out string? name)
            ? name[..Math.Min(name.Length, NameLimit)]
            : null;
}
