using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Subscriptions;

/// <summary>subscriptions/listen, the 2026-07-28 way to watch: the request stays open, and changes are told as its answer's events.</summary>
internal sealed class ListenStream(ResourceWatch watch, IOptions<JsonRpcOptions> options, IHostApplicationLifetime lifetime)
{
    const string SubscriptionId = "io.modelcontextprotocol/subscriptionId";

    public async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        var wanted = request.Params.Notifications;
        var watcher = new ResourceWatcher();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            var granted = new SubscriptionsListenNotifications { ResourceSubscriptions = await GrantAsync(request, watcher, wanted.ResourceSubscriptions ?? [], ending.Token) };
            await SendAsync(request, NotificationMethods.SubscriptionsAcknowledgedNotification, new SubscriptionsAcknowledgedNotificationParams { Notifications = granted }, ending.Token);

            // Nothing would ever come; the lists of tools and prompts stay as they are while the process runs.
            if (granted.ResourceSubscriptions is not null)
                await watcher.RunAsync((uri, token) => SendAsync(request, NotificationMethods.ResourceUpdatedNotification, new ResourceUpdatedNotificationParams { Uri = uri }, token), ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, or the process stops: either way the stream ends here.
        }
        finally
        {
            watch.Remove(watcher);
        }

        return new EmptyResult();
    }

    /// <summary>Watches what there is and the actor may read; the acknowledgement says what that is. Null when it is nothing.</summary>
    async Task<IList<string>?> GrantAsync(
        RequestContext<SubscriptionsListenRequestParams> request, ResourceWatcher watcher, IEnumerable<string> uris, CancellationToken cancellationToken)
    {
        var granted = new List<string>();
        foreach (var uri in uris.Distinct().Where(x => Watchable.Is(request, x)))
        {
            if (await watch.AddAsync(watcher, uri, options.Value.SubscriptionLimit, cancellationToken))
                granted.Add(uri);
        }

        return granted.Count == 0 ? null : granted;
    }

    static Task SendAsync<T>(RequestContext<SubscriptionsListenRequestParams> request, string method, T parameters, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToNode(parameters, McpJsonUtilities.DefaultOptions)!.AsObject();
        content["_meta"] = new JsonObject { [SubscriptionId] = JsonSerializer.SerializeToNode(request.JsonRpcRequest.Id, McpJsonUtilities.DefaultOptions) };
        return request.Server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = content }, cancellationToken);
    }
}
