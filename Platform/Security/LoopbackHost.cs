using System.Net;

namespace MarketingBus.Platform.Security;

/// <summary>The names of this machine that lead nowhere else.</summary>
public static class LoopbackHost
{
    /// <summary>True for "localhost", "127.0.0.1", "::1" and "[::1]".</summary>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
