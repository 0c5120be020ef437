using System.Net;
using System.Net.Sockets;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>One client's connection and the one that leads on.</summary>
internal sealed class ProxiedConnection(Socket client) : IDisposable
{
    const int BufferSize = 65_536;

    readonly Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public async Task RunAsync(int target, Func<Task> flowing)
    {
        client.NoDelay = true;
        await server.ConnectAsync(IPAddress.Loopback, target);
        var (there, back) = (PumpAsync(client, server, flowing), PumpAsync(server, client, flowing));
        // One end that is reset is reset for the other: it would wait for an answer for ever. One that has said all may still listen.
        await await Task.WhenAny(there, back);
        await Task.WhenAll(there, back);
    }

    /// <summary>Both ends get a reset instead of an orderly end.</summary>
    public void Reset()
    {
        client.Close(timeout: 0);
        server.Close(timeout: 0);
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    static async Task PumpAsync(Socket from, Socket to, Func<Task> flowing)
    {
        var buffer = new byte[BufferSize];
        while (await from.ReceiveAsync(buffer) is var count and > 0)
        {
            await flowing();
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
