using System.Net.Sockets;
using System.Text;

namespace MarketingBus.Tests.Support;

/// <summary>Says to a server exactly what is given, which a well-behaved client would not.</summary>
public static class RawHttp
{
    /// <summary>The whole answer to one request, of lines without their ends; the connection is closed behind it.</summary>
    public static async Task<string> AskAsync(Uri server, CancellationToken cancellationToken, params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\nConnection: close\r\n\r\n"), cancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    public static int StatusOf(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Begins a GET and reads its first bytes alone, then no more until it is disposed of.</summary>
    public static async Task<TcpClient> BeginAsync(Uri server, string path, CancellationToken cancellationToken)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n"), cancellationToken);
        await stream.ReadExactlyAsync(new byte[15], cancellationToken);
        return client;
    }
}
