using System.Threading.Channels;

namespace MarketingBus.Mcp.Host.Subscriptions;

/// <summary>
/// One client's watch. What changes several times before the client is told is told once, so that a slow client costs at most one entry for each resource that it watches.
/// </summary>
internal sealed class ResourceWatcher
{
    readonly Lock gate = new();
    readonly HashSet<string> changed = [];
    readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>By place, the addresses as the client wrote them. Guarded by its watch's registry.</summary>
    public Dictionary<string, HashSet<string>> Addresses { get; } = [];

    public void Changed(IEnumerable<string> addresses)
    {
        lock (gate)
            changed.UnionWith(addresses);

        signal.Writer.TryWrite(true);
    }

    /// <summary>Tells of changes until it is cancelled.</summary>
    public async Task RunAsync(Func<string, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        await foreach (var _ in signal.Reader.ReadAllAsync(cancellationToken))
        {
            foreach (var address in TakeChanged())
                await tell(address, cancellationToken);
        }
    }

    List<string> TakeChanged()
    {
        lock (gate)
        {
            List<string> taken = [.. changed];
            changed.Clear();
            return taken;
        }
    }
}
