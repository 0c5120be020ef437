using System.Net;
using Microsoft.AspNetCore.Http;

namespace MarketingBus.Platform.Security;

/// <summary>Tells by what name a process is called. A page that has its own name point to this machine would otherwise be of the same origin as what it calls.</summary>
/// <param name="names">Host names such as "mcp.example.com", in any case, besides those of this machine's loopback.</param>
public sealed class CalledHost(IEnumerable<string> names)
{
    readonly HashSet<string> names = new(names.Select(x => x.Trim('[', ']').TrimEnd('.')), StringComparer.OrdinalIgnoreCase);

    /// <summary>False when the request names no host, or one that is neither this machine's loopback, nor the address that it came to, nor known. The port does not count.</summary>
    public bool IsKnown(HttpContext context)
    {
        // "localhost." is localhost, written to its end.
        var host = context.Request.Host.Host.Trim('[', ']');
        if (host.EndsWith('.'))
            host = host[..^1];

        return host.Length > 0 && (LoopbackHost.Is(host) || names.Contains(host) || IsAddressOf(context.Connection, host));
    }

    /// <summary>No page can make an address lead elsewhere, as it can a name.</summary>
    static bool IsAddressOf(ConnectionInfo connection, string host) =>
        connection.LocalIpAddress is { } local && IPAddress.TryParse(host, out var called) && called.MapToIPv6().Equals(local.MapToIPv6());
}
