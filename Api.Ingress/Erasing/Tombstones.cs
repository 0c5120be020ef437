using MarketingBus.Data;
using MarketingBus.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Erasing;

internal static class Tombstones
{
    /// <summary>Adds what is missing of the tombstones of a person whose erasure is under way.</summary>
    public static async Task BuryAsync(this MarketingDbContext database, PersonHash hash, Erasure erasure, TimeProvider time, CancellationToken cancellationToken)
    {
        var hashes = hash.Of(erasure.Person!).ToHashSet();
        hashes.ExceptWith(await database.Set<Tombstone>().Where(x => hashes.Contains(x.Hash)).Select(x => x.Hash).ToListAsync(cancellationToken));
        database.AddRange(hashes.Select(x => new Tombstone { Hash = x, ErasureId = erasure.ErasureId, ErasedAt = time.GetUtcNow() }));
    }
}
