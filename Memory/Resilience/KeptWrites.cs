using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Resilience;

/// <summary>Keeps what a store does not take in the scope's unit of work: it is committed with what the scope does, or not at all.</summary>
internal sealed class KeptWrites(MarketingDbContext database, MemoryMetrics metrics, TimeProvider time)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly HashSet<(MemoryType, string)> own = [];

    public static T Read<T>(KeptMemoryWrite kept) => JsonSerializer.Deserialize<T>(kept.Content, Json)!;

    /// <summary>Those of the keys for which something waits: what comes now is to wait behind it, so that the order holds.</summary>
    public async Task<IReadOnlySet<string>> WaitingAsync(MemoryType memory, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var sought = keys.Distinct().ToList();
        var waiting = await database.Set<KeptMemoryWrite>().AsNoTracking()
            .Where(x => x.Memory == memory && sought.Contains(x.Key) && x.GivenUpAt == null)
            .Select(x => x.Key).Distinct()
            .ToHashSetAsync(cancellationToken);

        // And what this scope has not saved yet.
        waiting.UnionWith(sought.Where(x => own.Contains((memory, x))));
        return waiting;
    }

    public void Keep<T>(MemoryType memory, string key, T content, DateTimeOffset? endsAt = null)
    {
        own.Add((memory, key));
        database.AddRow(new KeptMemoryWrite
        {
            Memory = memory, Key = key, Content = JsonSerializer.Serialize(content, Json), KeptAt = time.GetUtcNow(), EndsAt = endsAt,
        });
        metrics.Kept(memory);
    }
}
