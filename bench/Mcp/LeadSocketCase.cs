using System.Buffers;
using System.Net.WebSockets;
using MarketingBus.Bench.Pipeline;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Journey;
using MarketingBus.Data;
using MarketingBus.Mcp.Host;
using MarketingBus.Memory;

namespace MarketingBus.Bench.Mcp;

/// <summary>The same questions over sockets: as many are in flight as over HTTP, several a socket.</summary>
internal sealed class LeadSocketCase : IPipelineCase
{
    const int Sockets = 4;
    const int InFlight = LeadHttpCase.Connections / Sockets;

    public string Name => "lead-ws";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await JourneyWorld.StartAsync(ground, [new DataModule(), new MemoryModule(), new McpModule()], cancellationToken);
        var questions = LeadQuestions.AsJsonRpc(await LeadQuestions.LeadsAsync(ground, cancellationToken), settings.WarmUp + settings.Count);
        var address = new UriBuilder(world.Url) { Scheme = "ws", Path = "/mcp/ws" }.Uri;
        var sockets = new List<ClientWebSocket>();
        try
        {
            for (var i = 0; i < Sockets; i++)
            {
                sockets.Add(new ClientWebSocket());
                await sockets[i].ConnectAsync(address, cancellationToken);
            }

            await AskAsync(sockets, [.. questions.Take(settings.WarmUp)], new AnswerTimes(settings.WarmUp), cancellationToken);
            var times = new AnswerTimes(settings.Count);
            await AskAsync(sockets, [.. questions.Skip(settings.WarmUp)], times, cancellationToken);
            return times.Result(Name);
        }
        finally
        {
            sockets.ForEach(x => x.Dispose());
        }
    }

    static Task AskAsync(IReadOnlyList<ClientWebSocket> sockets, IReadOnlyList<byte[]> questions, AnswerTimes times, CancellationToken cancellationToken) =>
        Task.WhenAll(sockets.Select((socket, lane) => Task.Run(() => AskAsync(socket, lane, questions, times, cancellationToken), cancellationToken)));

    /// <summary>Whatever answer comes, another question may go: the time is that from a question to the answer in its turn.</summary>
    static async Task AskAsync(ClientWebSocket socket, int lane, IReadOnlyList<byte[]> questions, AnswerTimes times, CancellationToken cancellationToken)
    {
        // One registration for all: to cancel a call of a socket ends the socket anyway.
        await using var registration = cancellationToken.UnsafeRegister(x => ((ClientWebSocket)x!).Abort(), socket);
        var asked = new Queue<(int Index, long At)>();
        var next = lane;
        var answer = new ArrayBufferWriter<byte>();
        while (next < questions.Count || asked.Count > 0)
        {
            while (asked.Count < InFlight && next < questions.Count)
            {
                asked.Enqueue((next, AnswerTimes.Now()));
                await socket.SendAsync(questions[next].AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                next += Sockets;
            }

            await ReceiveAsync(socket, answer);
            var (index, at) = asked.Dequeue();
            times.Note(index, at);
        }
    }

    static async Task ReceiveAsync(ClientWebSocket socket, ArrayBufferWriter<byte> answer)
    {
        answer.ResetWrittenCount();
        ValueWebSocketReceiveResult frame;
        do
        {
            frame = await socket.ReceiveAsync(answer.GetMemory(16 * 1024), CancellationToken.None);
            answer.Advance(frame.Count);
        }
        while (!frame.EndOfMessage);

        if (frame.MessageType != WebSocketMessageType.Text || answer.WrittenSpan.IndexOf("\"result\":"u8) < 0)
            throw new InvalidOperationException($"No result: {System.Text.Encoding.UTF8.GetString(answer.WrittenSpan)}");
    }
}
