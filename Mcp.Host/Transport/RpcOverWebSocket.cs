using MarketingBus.Mcp.Host.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Messages over a socket, one a text frame.</summary>
internal sealed class RpcOverWebSocket(RpcDispatcher dispatcher, OpenSockets sockets, IOptions<JsonRpcOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    const string RetryAfterSeconds = "10";

    public async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await TypedResults.Problem("This address speaks WebSocket only.", statusCode: StatusCodes.Status426UpgradeRequired).ExecuteAsync(context);
            return;
        }

        var identity = CallerIdentity.Of(context, options.Value);
        // A name that anybody may give himself is nobody's.
        var caller = context.User.Identity?.IsAuthenticated is true ? identity.Actor : null;
        if (sockets.Open(caller) is { } refusal)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await TypedResults.Problem(refusal, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
            return;
        }

        try
        {
            using var webSocket = await context.WebSockets.AcceptWebSocketAsync();
            using var socket = new RpcSocket(webSocket, dispatcher, sockets, identity, options.Value, time);
            await socket.RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            sockets.Close(caller);
        }
    }
}
