using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>
/// One client's socket: one reader, several requests at a time, one writer. It never cancels a read, for that would abort the socket:
/// it ends by saying so, and reads until the client agrees or its time is over.
/// </summary>
internal sealed class RpcSocket(WebSocket socket, RpcDispatcher dispatcher, RpcIdentity caller, JsonRpcOptions options, TimeProvider time) : IDisposable
{
    readonly Channel<ReadOnlyMemory<byte>> requests = Channel.CreateBounded<ReadOnlyMemory<byte>>(1);
    readonly Channel<ReadOnlyMemory<byte>> answers = Channel.CreateBounded<ReadOnlyMemory<byte>>(options.InFlightLimit);
    readonly TaskCompletionSource<WebSocketCloseStatus> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource gone = new();

    public async Task RunAsync(CancellationToken stopping)
    {
        await using var registration = stopping.UnsafeRegister(_ => ending.TrySetResult(WebSocketCloseStatus.EndpointUnavailable), null);
        var reading = ReadAsync();
        var working = Parallel.ForEachAsync(
            requests.Reader.ReadAllAsync(CancellationToken.None), new ParallelOptions { MaxDegreeOfParallelism = options.InFlightLimit },
            (request, _) => AnswerAsync(request));
        var writing = WriteAsync();

        var status = await ending.Task;
        requests.Writer.Complete();
        try
        {
            using var patience = new CancellationTokenSource(options.CloseTimeout, time);
            await working.WaitAsync(patience.Token);
            answers.Writer.Complete();
            await writing.WaitAsync(patience.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, statusDescription: null, patience.Token);

            await reading.WaitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }

        await gone.CancelAsync();
        await Task.WhenAll(reading, working, writing);
    }

    public void Dispose() => gone.Dispose();

    async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } message)
                await OfferAsync(requests, message);

            ending.TrySetResult(WebSocketCloseStatus.NormalClosure);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            await LoseAsync();
        }
    }

    /// <summary>The next whole text message; null when the client closes. Once the socket is ending, whatever comes is let go.</summary>
    async Task<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>(1024);
        while (true)
        {
            var frame = await socket.ReceiveAsync(message.GetMemory(1024), CancellationToken.None);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            if (ending.Task.IsCompleted)
                continue;

            message.Advance(frame.Count);
            if (message.WrittenCount > options.MessageLimit)
            {
                await RefuseAsync($"A message has at most {options.MessageLimit} bytes.");
                ending.TrySetResult(WebSocketCloseStatus.MessageTooBig);
            }
            else if (frame.EndOfMessage && frame.MessageType == WebSocketMessageType.Text)
            {
                return message.WrittenMemory;
            }
            else if (frame.EndOfMessage)
            {
                await RefuseAsync("Messages come in text frames.");
                message.ResetWrittenCount();
            }
        }
    }

    async ValueTask AnswerAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (!gone.IsCancellationRequested && await dispatcher.DispatchAsync(message, caller, gone.Token) is { } answer)
                await OfferAsync(answers, answer);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody waits for this answer any more.
        }
    }

    async Task WriteAsync()
    {
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(gone.Token))
                await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, gone.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            await LoseAsync();
        }
    }

    Task RefuseAsync(string reason) => OfferAsync(answers, RpcAnswer.Of(RpcError.InvalidRequest(reason), id: null));

    // A channel that was closed while this waited takes nothing more: the socket is ending.
    async Task OfferAsync(Channel<ReadOnlyMemory<byte>> channel, ReadOnlyMemory<byte> message)
    {
        while (await channel.Writer.WaitToWriteAsync(gone.Token))
        {
            if (channel.Writer.TryWrite(message))
                return;
        }
    }

    /// <summary>The client broke the protocol or left without a word: there is nobody to answer.</summary>
    async Task LoseAsync()
    {
        await gone.CancelAsync();
        ending.TrySetResult(WebSocketCloseStatus.ProtocolError);
    }
}
