using MarketingBus.Data;
using MarketingBus.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Erasing;

internal static class Tombstones
{
    /// <summary>Adds what is missing of the tombstones of people whose erasure is under way.</summary>
    public static async Task BuryAsync(this MarketingDbContext database, PersonHash hash, IReadOnlyList<Erasure> erasures, TimeProvider time, CancellationToken cancellationToken)
    {
        // Two who were asked for apart may turn out to be one.
        var wanted = erasures.SelectMany(x => hash.Of(x.Person!).Select(hash => (Hash: hash, x.ErasureId))).DistinctBy(x => x.Hash);
        foreach (var some in wanted.Chunk(Chunks.MostKeys))
        {
            var hashes = some.Select(x => x.Hash).ToList();
            var known = await database.Set<Tombstone>().Where(x => hashes.Contains(x.Hash)).Select(x => x.Hash).ToListAsync(cancellationToken);
            database.AddRange(some.ExceptBy(known, x => x.Hash).Select(x => new Tombstone { Hash = x.Hash, ErasureId = x.ErasureId, ErasedAt = time.GetUtcNow() }));
        }
    }
}
