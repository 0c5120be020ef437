using System.Collections.Concurrent;
using System.Globalization;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>
/// The tombstones, kept in memory and read on when they are older than a second: whoever asks waits for that, so that nobody is served from what was true longer ago.
/// Where the database is away nothing is answered, and nothing could be stored either.
/// </summary>
public sealed class ErasedPeople(IDbContextFactory<MarketingDbContext> contexts, InstallationSecret secret, TimeProvider time) : IErasedPeople, IDisposable
{
    static readonly TimeSpan MostAge = TimeSpan.FromSeconds(1);

    // Of rows that are committed at the same time, a later number may be seen before an earlier one: what is younger than this is read again.
    static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // Half of each hash: two people in 2^128 would be taken for one another.
    readonly ConcurrentDictionary<UInt128, byte> known = [];
    readonly SemaphoreSlim reading = new(1);
    long settled;
    ReadMark? mark;

    public async ValueTask<bool> AreNamedInAsync(Func<ReadOnlyMemory<byte>> text, CancellationToken cancellationToken)
    {
        await ReadOnAsync(MostAge, cancellationToken);
        if (known.IsEmpty)
            return false;

        var hash = await secret.GetAsync(cancellationToken);
        var named = NamedPeople.Read(text().Span);
        return named.Journeys.Any(x => Has(hash.OfJourney(x))) || named.Addresses.Any(x => Has(hash.OfAddress(x)));
    }

    /// <summary>By the tombstones of this moment: for what cannot be taken back.</summary>
    public async Task<bool> AreNowAsync(Guid journeyId, string? email, CancellationToken cancellationToken)
    {
        await ReadOnAsync(TimeSpan.Zero, cancellationToken);
        if (known.IsEmpty)
            return false;

        var hash = await secret.GetAsync(cancellationToken);
        return Has(hash.OfJourney(journeyId)) || (EmailAddress.Of(email) is { } address && Has(hash.OfAddress(address)));
    }

    public void Dispose() => reading.Dispose();

    bool Has(string hash) => known.ContainsKey(Short(hash));

    async ValueTask ReadOnAsync(TimeSpan mostAge, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        if (IsRead(asked, mostAge))
            return;

        await reading.WaitAsync(cancellationToken);
        try
        {
            // Whoever was before us may have read since we asked.
            if (!IsRead(asked, mostAge))
                await ReadAsync(cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    bool IsRead(long asked, TimeSpan mostAge) => Volatile.Read(ref mark) is { } read && time.GetElapsedTime(read.BegunAt, asked) < mostAge;

    async Task ReadAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var (from, settledBefore) = (settled, time.GetUtcNow() - Overlap);
        var tombstones = await database.Set<Tombstone>().AsNoTracking().Where(x => x.Id > from).Select(x => new { x.Id, x.Hash, x.ErasedAt }).ToListAsync(cancellationToken);
        foreach (var tombstone in tombstones)
        {
            known.TryAdd(Short(tombstone.Hash), 0);
            if (tombstone.ErasedAt < settledBefore)
                settled = Math.Max(settled, tombstone.Id);
        }

        Volatile.Write(ref mark, new ReadMark(began));
    }

    sealed record ReadMark(long BegunAt);

    static UInt128 Short(string hash) => UInt128.Parse(hash.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
