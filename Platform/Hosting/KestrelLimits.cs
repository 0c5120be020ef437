using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting;

/// <summary>What a connection may ask of the web server. The server's own limits hold besides: a head of 32 KiB and 100 lines within 30 seconds, 130 seconds of rest, 240 bytes a second either way.</summary>
internal static class KestrelLimits
{
    /// <summary>Of a body that nobody reads, or reads to its end: so much of it is let go, so that its sender gets to read why. Who reads one says how large it may be.</summary>
    const long UnreadBody = 30_000_000;

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = UnreadBody;
    }

    public static void BoundConnections(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>((kestrel, http) => kestrel.Limits.MaxConcurrentConnections = http.Value.ConnectionLimit);
        services.AddOptions<WebSocketOptions>().Configure<IOptions<HttpOptions>>((sockets, http) =>
            (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (http.Value.SocketPingInterval, http.Value.SocketPingTimeout));
    }
}
