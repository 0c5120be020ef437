using MarketingBus.Mcp.Host.Resources;
using MarketingBus.Platform.Messaging.Live;

namespace MarketingBus.Mcp.Host.Subscriptions;

/// <summary>Who watches what. The bus is listened to from the first watcher on: a host that nobody watches costs the bus nothing.</summary>
internal sealed class ResourceWatch(ILiveEvents events) : IDisposable
{
    readonly Lock gate = new();
    readonly SemaphoreSlim starting = new(1);
    readonly Dictionary<string, HashSet<ResourceWatcher>> watchersByPlace = [];
    bool listening;

    /// <summary>From when this completes the watcher hears of every change. False when it watches as many resources as it may.</summary>
    public async Task<bool> AddAsync(ResourceWatcher watcher, string address, int limit, CancellationToken cancellationToken)
    {
        await ListenAsync(cancellationToken);
        var place = PlaceOf(address);
        lock (gate)
        {
            if (watcher.Addresses.Values.Sum(x => x.Count) >= limit)
                return watcher.Addresses.TryGetValue(place, out var known) && known.Contains(address);

            Of(watcher.Addresses, place).Add(address);
            Of(watchersByPlace, place).Add(watcher);
            return true;
        }
    }

    public void Remove(ResourceWatcher watcher, string address)
    {
        var place = PlaceOf(address);
        lock (gate)
        {
            if (watcher.Addresses.TryGetValue(place, out var addresses) && addresses.Remove(address) && addresses.Count == 0)
            {
                watcher.Addresses.Remove(place);
                Leave(watcher, place);
            }
        }
    }

    public void Remove(ResourceWatcher watcher)
    {
        lock (gate)
        {
            foreach (var place in watcher.Addresses.Keys)
                Leave(watcher, place);

            watcher.Addresses.Clear();
        }
    }

    /// <summary>Tells whoever watches one of these places.</summary>
    public void Changed(IEnumerable<string> places)
    {
        lock (gate)
        {
            foreach (var place in places)
            {
                if (watchersByPlace.TryGetValue(place, out var watchers))
                {
                    foreach (var watcher in watchers)
                        watcher.Changed(watcher.Addresses[place]);
                }
            }
        }
    }

    public void Dispose() => starting.Dispose();

    async Task ListenAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref listening))
            return;

        await starting.WaitAsync(cancellationToken);
        try
        {
            if (!listening)
                await events.ListenAsync(topics => ResourceTopics.Listen(topics, Changed), cancellationToken);

            Volatile.Write(ref listening, true);
        }
        finally
        {
            starting.Release();
        }
    }

    void Leave(ResourceWatcher watcher, string place)
    {
        var watchers = watchersByPlace[place];
        watchers.Remove(watcher);
        if (watchers.Count == 0)
            watchersByPlace.Remove(place);
    }

    static HashSet<T> Of<T>(Dictionary<string, HashSet<T>> sets, string key) => sets.TryGetValue(key, out var set) ? set : sets[key] = [];

    static string PlaceOf(string address) => ResourceUri.Parse(address)?.Place ?? address;
}
