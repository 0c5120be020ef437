using MarketingBus.Mcp.Host.Subscriptions;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;

namespace MarketingBus.Mcp.Host;

/// <summary>Clients that initialize get a session, for they know no other way to be told of changes; later revisions need none.</summary>
internal sealed class McpTransportSetup(SessionSubscriptions subscriptions, IOptions<JsonRpcOptions> options, TimeProvider time) : IConfigureOptions<HttpServerTransportOptions>
{
    public void Configure(HttpServerTransportOptions transport)
    {
        transport.SessionMode = HttpServerSessionMode.StatefulForInitializeClients;
        transport.IdleTimeout = options.Value.SessionIdleTimeout;
        transport.MaxIdleSessionCount = options.Value.SessionLimit;
        transport.TimeProvider = time;
        transport.RunSessionHandler = (_, session, cancellationToken) => subscriptions.RunAsync(session, cancellationToken);
    }
}
