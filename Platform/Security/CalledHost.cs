using Microsoft.AspNetCore.Http;

namespace MarketingBus.Platform.Security;

/// <summary>Tells by what name a process is called. A page that has its own name point to this machine would otherwise be of the same origin as what it calls.</summary>
public static class CalledHost
{
    /// <summary>False when the request names a host that is neither this machine's loopback nor allowed. The port does not count.</summary>
    /// <param name="request">Its Host header names the host.</param>
    /// <param name="allowed">Host names such as "mcp.example.com", in any case.</param>
    public static bool IsKnown(HttpRequest request, IEnumerable<string> allowed)
    {
        var host = request.Host.Host;
        return LoopbackHost.Is(host) || allowed.Contains(host, StringComparer.OrdinalIgnoreCase);
    }
}
