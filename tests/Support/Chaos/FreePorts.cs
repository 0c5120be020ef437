using System.Net;
using System.Net.Sockets;

namespace MarketingBus.Tests.Support.Chaos;

internal static class FreePorts
{
    /// <summary>All held at once, so that none comes twice.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(x => x.Start());
        int[] ports = [.. listeners.Select(x => ((IPEndPoint)x.LocalEndpoint).Port)];
        listeners.ForEach(x => x.Dispose());
        return ports;
    }
}
