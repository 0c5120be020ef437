using System.Threading.Channels;
using MarketingBus.Data.Mcp;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Takes note of requests at once and without fail. When the writer cannot keep up, what does not fit is counted and left out.</summary>
internal sealed class AccessLog
{
    const int Capacity = 10_000;

    readonly Channel<ResourceAccess> waiting;
    long dropped;

    public AccessLog() =>
        waiting = Channel.CreateBounded<ResourceAccess>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref dropped));

    public ChannelReader<ResourceAccess> Waiting => waiting.Reader;

    public void Note(ResourceAccess access) => waiting.Writer.TryWrite(access);

    /// <summary>How many were left out since this was last asked.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref dropped, 0);

    public void Complete() => waiting.Writer.TryComplete();
}
