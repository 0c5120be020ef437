using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>
/// A client whose stream broke off may come back with Last-Event-ID and be told what it missed. What was sent is kept for minutes, in this process, as sessions are, and within bounds: where
/// there is no room, a stream is not resumable.
/// </summary>
internal static class ResumableStreams
{
    const long Room = 64 * 1024 * 1024;

    static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public static IMcpServerBuilder WithResumableStreams(this IMcpServerBuilder mcp) => mcp.WithDistributedCacheEventStreamStore(store =>
    {
        store.Cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions { SizeLimit = Room }));
        store.EventSlidingExpiration = store.EventAbsoluteExpiration = Kept;
        store.MetadataSlidingExpiration = store.MetadataAbsoluteExpiration = 2 * Kept;
    });
}
