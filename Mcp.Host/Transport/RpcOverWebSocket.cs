using MarketingBus.Mcp.Host.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Messages over a socket, one a text frame.</summary>
internal sealed class RpcOverWebSocket(RpcDispatcher dispatcher, IOptions<JsonRpcOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await TypedResults.Problem("This address speaks WebSocket only.", statusCode: StatusCodes.Status426UpgradeRequired).ExecuteAsync(context);
            return;
        }

        using var webSocket = await context.WebSockets.AcceptWebSocketAsync();
        using var socket = new RpcSocket(webSocket, dispatcher, CallerIdentity.Of(context, options.Value), options.Value, time);
        await socket.RunAsync(lifetime.ApplicationStopping);
    }
}
