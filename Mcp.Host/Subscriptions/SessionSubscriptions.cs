using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Subscriptions;

/// <summary>resources/subscribe and resources/unsubscribe of clients that have a session: they are told on the session's own stream.</summary>
internal sealed class SessionSubscriptions(ResourceWatch watch, IHttpContextAccessor http, IOptions<JsonRpcOptions> options)
{
    readonly ConditionalWeakTable<McpServer, ResourceWatcher> watchers = [];

    /// <summary>Runs a session, tells it of what it watches, and forgets that when it ends.</summary>
    public async Task RunAsync(McpServer session, CancellationToken cancellationToken)
    {
        // A session of one request watches nothing.
        if (session.SessionId is null)
        {
            await session.RunAsync(cancellationToken);
            return;
        }

        var watcher = new ResourceWatcher();
        watchers.Add(session, watcher);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var telling = TellAsync(session, watcher, ended.Token);
        try
        {
            await session.RunAsync(cancellationToken);
        }
        finally
        {
            watch.Remove(watcher);
            watchers.Remove(session);
            await ended.CancelAsync();
            await telling;
        }
    }

    public async ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        Watchable.Demand(request, request.Params.Uri);
        if (!watchers.TryGetValue(Session(), out var watcher))
            throw new McpProtocolException("Only a session can watch resources.", McpErrorCode.InvalidRequest);

        if (!await watch.AddAsync(watcher, request.Params.Uri, options.Value.SubscriptionLimit, cancellationToken))
            throw new McpProtocolException($"A session watches at most {options.Value.SubscriptionLimit} resources.", McpErrorCode.InvalidParams);

        return new EmptyResult();
    }

    public ValueTask<EmptyResult> UnsubscribeAsync(RequestContext<UnsubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        if (watchers.TryGetValue(Session(), out var watcher))
            watch.Remove(watcher, request.Params.Uri);

        return ValueTask.FromResult(new EmptyResult());
    }

    static async Task TellAsync(McpServer session, ResourceWatcher watcher, CancellationToken ended)
    {
        try
        {
            await watcher.RunAsync(
                (uri, cancellationToken) => session.SendNotificationAsync(
                    NotificationMethods.ResourceUpdatedNotification, new ResourceUpdatedNotificationParams { Uri = uri }, cancellationToken: cancellationToken),
                ended);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client's stream is gone; the session ends by itself.
        }
    }

    // What a handler is given answers on the request's stream, which ends with it; this is the session itself.
    McpServer Session() => http.HttpContext!.Features.Get<McpServer>()!;
}
