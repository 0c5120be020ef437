using System.Net.WebSockets;
using System.Text;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Sends a case over a socket, then a good request; when that is answered, whatever the case caused has come too.</summary>
internal sealed class HostileSocket(Uri server, TimeSpan patience) : IDisposable
{
    ClientWebSocket? socket;

    /// <summary>The answers to the case; null when the server closed the socket, as it may.</summary>
    public async Task<IReadOnlyList<string>?> SendAsync(HostileCase hostile, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var open = await OpenAsync(limit.Token);
        var sentinel = $"sentinel-{hostile.Number}";
        try
        {
            await open.SendAsync(hostile.Body!, hostile.Number % 10 == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            await open.SendAsync(Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":"{{sentinel}}","method":"resources/list"}"""), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            var answers = new List<string>();
            var sentinelCame = false;
            var mayBeSilent = AnswerRules.FaultOfSilence(hostile.Body!) is null;
            while (await ReceiveAsync(open, limit.Token) is { } answer)
            {
                if (answer.Contains(sentinel, StringComparison.Ordinal))
                    sentinelCame = true;
                else
                    answers.Add(answer);

                // Requests of one socket are worked on side by side, and their answers overtake each other.
                if (sentinelCame && (mayBeSilent || answers.Count > 0))
                    return answers;
            }
        }
        catch (WebSocketException)
        {
            // Text that is not UTF-8 breaks the protocol itself: the server may drop the socket without a word.
        }

        Dispose();
        return null;
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    async Task<ClientWebSocket> OpenAsync(CancellationToken cancellationToken)
    {
        if (socket is { State: WebSocketState.Open })
            return socket;

        socket?.Dispose();
        socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/mcp/ws" }.Uri, cancellationToken);
        return socket;
    }

    static async Task<string?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            message.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }
}
