using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Stands between the services and a server, and can cut what runs through it or hold it up.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly ConcurrentDictionary<ProxiedConnection, byte> open = [];
    readonly int target;
    readonly Task accepting;
    volatile TaskCompletionSource flowing = Flowing();
    volatile bool isDown;
    long delayTicks;

    TcpProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static TcpProxy Before(int target) => new(target);

    /// <summary>Resets every connection, as a firewall or a rebooting switch does; returns how many there were.</summary>
    public int Cut()
    {
        var connections = open.Keys.ToList();
        connections.ForEach(x => x.Reset());
        return connections.Count;
    }

    /// <summary>Bytes are taken and go no further until <see cref="Resume"/>: neither side hears that the other is out of reach.</summary>
    public void Stall() => flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => flowing.TrySetResult();

    /// <summary>Resets what is open and all that comes, as a machine does whose server has ended, until <see cref="Up"/>.</summary>
    public void Down()
    {
        isDown = true;
        Cut();
    }

    public void Up() => isDown = false;

    /// <summary>Holds up whatever comes by so much each way.</summary>
    public void Delay(TimeSpan time) => Interlocked.Exchange(ref delayTicks, time.Ticks);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        Resume();
        Cut();
        await accepting;
        closing.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(closing.Token);
                if (isDown)
                    client.Close(timeout: 0);
                else
                    _ = RunAsync(client);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Closed, or the caller was gone before it was answered.
            }
        }
    }

    async Task RunAsync(Socket client)
    {
        using var connection = new ProxiedConnection(client);
        open.TryAdd(connection, 0);
        try
        {
            await connection.RunAsync(target, FlowingAsync);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            connection.Reset();
        }
        finally
        {
            open.TryRemove(connection, out _);
        }
    }

    async Task FlowingAsync()
    {
        await flowing.Task;
        if (Interlocked.Read(ref delayTicks) is var ticks and > 0)
            await Task.Delay(TimeSpan.FromTicks(ticks), TimeProvider.System, closing.Token);
    }

    static TaskCompletionSource Flowing()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
