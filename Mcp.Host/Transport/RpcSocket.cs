using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>
/// One client's socket: one reader, and several requests at a time, each of which has its place until its answer is sent: who does not take his answers is not read any further. It never
/// cancels a read, for that would abort the socket: it ends by saying so, and reads until the client agrees or its time is over.
/// </summary>
internal sealed class RpcSocket(WebSocket socket, RpcDispatcher dispatcher, OpenSockets sockets, RpcIdentity caller, JsonRpcOptions options, TimeProvider time) : IDisposable
{
    // RFC 6455's registry has it, the enumeration has not.
    const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;

    readonly SemaphoreSlim places = new(options.InFlightLimit);
    readonly ConcurrentQueue<ReadOnlyMemory<byte>> answers = [];
    readonly TaskCompletionSource<WebSocketCloseStatus> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource gone = new();
    int unsent;

    public async Task RunAsync(CancellationToken stopping)
    {
        await using var registration = stopping.UnsafeRegister(_ => ending.TrySetResult(WebSocketCloseStatus.EndpointUnavailable), null);
        var reading = ReadAsync();
        try
        {
            var status = await ending.Task;
            using var patience = new CancellationTokenSource(options.CloseTimeout, time);
            await AnswerAllAsync(patience.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, statusDescription: null, patience.Token);

            await reading.WaitAsync(patience.Token);
        }
        catch (Exception exception)
        {
            socket.Abort();
            if (exception is not (OperationCanceledException or WebSocketException))
                throw;
        }
        finally
        {
            await gone.CancelAsync();
            await reading;
            await AnswerAllAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        gone.Dispose();
        places.Dispose();
    }

    async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } message)
            {
                await places.WaitAsync(gone.Token);
                if (ending.Task.IsCompleted)
                    places.Release();
                else
                    // Begun here and not on another thread, which costs a twentieth of an answer: the next message is read as soon as this one waits for something.
                    _ = AnswerAsync(message);
            }

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
        var held = 0;
        // Most messages come whole, and need none.
        ITimer? overdue = null;
        try
        {
            while (true)
            {
                var frame = await socket.ReceiveAsync(message.GetMemory(1024), CancellationToken.None);
                if (frame.MessageType == WebSocketMessageType.Close)
                    return null;

                if (ending.Task.IsCompleted)
                    continue;

                if (!frame.EndOfMessage)
                    overdue ??= time.CreateTimer(_ => ending.TrySetResult(WebSocketCloseStatus.PolicyViolation), null, options.MessageTimeout, Timeout.InfiniteTimeSpan);

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
                    overdue?.Dispose();
                    overdue = null;
                }
                else if (message.Capacity > held && !sockets.TryHold(message.Capacity - held))
                {
                    await RefuseAsync("There is no room for unfinished messages; come again later.");
                    ending.TrySetResult(TryAgainLater);
                }
                else
                {
                    held = Math.Max(held, message.Capacity);
                }
            }
        }
        finally
        {
            overdue?.Dispose();
            sockets.Release(held);
        }
    }

    async Task AnswerAsync(ReadOnlyMemory<byte> message)
    {
        ReadOnlyMemory<byte>? answer = null;
        try
        {
            answer = await dispatcher.DispatchAsync(message, caller, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody waits for this answer any more.
        }
        catch (Exception exception)
        {
            // Nobody awaits this: whoever runs the socket gets to know.
            ending.TrySetException(exception);
        }

        if (answer is { } known)
            await SendAsync(known);
        else
            places.Release();
    }

    /// <summary>Until no request has a place any more.</summary>
    async Task AnswerAllAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        try
        {
            for (; taken < options.InFlightLimit; taken++)
                await places.WaitAsync(cancellationToken);
        }
        finally
        {
            if (taken > 0)
                places.Release(taken);
        }
    }

    async Task RefuseAsync(string reason)
    {
        await places.WaitAsync(gone.Token);
        await SendAsync(RpcAnswer.Of(RpcError.InvalidRequest(reason), id: null));
    }

    /// <summary>One sends at a time: whoever finds nobody sending sends his answer, and then those that came meanwhile.</summary>
    async Task SendAsync(ReadOnlyMemory<byte> answer)
    {
        answers.Enqueue(answer);
        if (Interlocked.Increment(ref unsent) > 1)
            return;

        do
        {
            if (answers.TryDequeue(out var next))
                await SendNextAsync(next);
        }
        while (Interlocked.Decrement(ref unsent) > 0);
    }

    // Without the token, which costs a registration each time: a send that waits for ever ends when the socket is aborted.
    async Task SendNextAsync(ReadOnlyMemory<byte> answer)
    {
        try
        {
            if (!gone.IsCancellationRequested)
                await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            await LoseAsync();
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The client broke the protocol or left without a word: there is nobody to answer.</summary>
    async Task LoseAsync()
    {
        await gone.CancelAsync();
        ending.TrySetResult(WebSocketCloseStatus.ProtocolError);
    }
}
