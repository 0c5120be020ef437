using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>The sockets that are open in this process, and what their unfinished messages take up.</summary>
internal sealed class OpenSockets(IOptions<JsonRpcOptions> options)
{
    readonly ConcurrentDictionary<string, int> byCaller = [];
    int open;
    long unfinished;

    /// <summary>Counts a socket in, until it is counted out by <see cref="Close"/>.</summary>
    /// <param name="caller">Who opens it; null where that is not known.</param>
    /// <returns>Why there is no room for it; null when there is.</returns>
    public string? Open(string? caller)
    {
        if (Interlocked.Increment(ref open) > options.Value.SocketLimit)
        {
            Interlocked.Decrement(ref open);
            return $"This process has its {options.Value.SocketLimit} sockets open; come again when one is closed.";
        }

        if (caller is null || byCaller.AddOrUpdate(caller, 1, (_, count) => count + 1) <= options.Value.SocketsPerCaller)
            return null;

        Close(caller);
        return $"One caller has at most {options.Value.SocketsPerCaller} sockets open.";
    }

    public void Close(string? caller)
    {
        Interlocked.Decrement(ref open);
        if (caller is not null && byCaller.AddOrUpdate(caller, 0, (_, count) => count - 1) == 0)
            byCaller.TryRemove(new KeyValuePair<string, int>(caller, 0));
    }

    /// <summary>Takes room for bytes of an unfinished message; false when there is none left.</summary>
    public bool TryHold(long bytes)
    {
        if (Interlocked.Add(ref unfinished, bytes) <= options.Value.UnfinishedLimit)
            return true;

        Release(bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref unfinished, -bytes);
}
