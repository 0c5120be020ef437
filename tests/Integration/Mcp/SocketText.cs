using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MarketingBus.Tests.Integration.Mcp;

internal static class SocketText
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task SendAsync(this ClientWebSocket socket, string text, bool endOfMessage = true) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage, CancellationToken.None);

    /// <summary>The next answer; null when the server closes.</summary>
    public static async Task<JsonElement?> AnswerAsync(this ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var text = new ArrayBufferWriter<byte>();
        while (true)
        {
            var frame = await socket.ReceiveAsync(text.GetMemory(4096), patience.Token);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            text.Advance(frame.Count);
            if (frame.EndOfMessage)
                return JsonElement.Parse(text.WrittenSpan);
        }
    }
}
