using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>
/// The tombstones, kept in memory and read on when they are older than a second: whoever asks waits for that, so that nobody is served from what was true longer ago.
/// What is committed meanwhile, the commits look at themselves: the tombstones are their fence. Where the database is away nothing is answered, and nothing could be stored either.
/// </summary>
public sealed class ErasedPeople(IDbContextFactory<MarketingDbContext> contexts, InstallationSecret secret, TimeProvider time) : IErasedPeople, ICommitFence, IDisposable
{
    static readonly TimeSpan MostAge = TimeSpan.FromSeconds(1);

    // Half of each hash: two people in 2^128 would be taken for one another.
    readonly ConcurrentDictionary<UInt128, byte> known = [];
    readonly SemaphoreSlim reading = new(1);
    long newest;
    int behind;
    ReadMark? mark;

    public FenceLog Log { get; } = new(IdentityModel.Schema, IdentityModel.Tombstones);

    public long Known => Volatile.Read(ref newest);

    public void IsBehind()
    {
        Interlocked.Increment(ref behind);
        Volatile.Write(ref mark, null);
    }

    public async ValueTask<bool> AreNamedInAsync(Func<ReadOnlyMemory<byte>> text, CancellationToken cancellationToken) =>
        await HashAsync(MostAge, cancellationToken) is { } hash && NamedPeople.Read(text().Span) is var named
        && (named.Journeys.Any(x => Has(hash.OfJourney(x))) || named.Addresses.Any(x => Has(hash.OfAddress(x))));

    public async ValueTask<ErasedLook> LookAsync(Func<ReadOnlyMemory<byte>> text, CancellationToken cancellationToken)
    {
        if (await HashAsync(MostAge, cancellationToken) is not { } hash)
            return ErasedLook.Nobody;

        var named = NamedPeople.Read(text().Span);
        return named.Journeys.Any(x => Has(hash.OfJourney(x))) || named.OwnAddresses.Any(x => Has(hash.OfAddress(x))) ? ErasedLook.Theirs
            : named.Addresses.Concat(named.Mentioned).Any(x => Has(hash.OfAddress(x))) ? ErasedLook.Mentioned
            : ErasedLook.Nobody;
    }

    public async ValueTask<ReadOnlyMemory<byte>> WithoutAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) =>
        await HashAsync(MostAge, cancellationToken) is { } hash ? AddressCut.From(text.Span, x => Has(hash.OfAddress(x))).Text : text;

    /// <summary>By the tombstones of this moment: for what cannot be taken back.</summary>
    public async Task<bool> AreNowAsync(Guid journeyId, string? email, CancellationToken cancellationToken) =>
        await HashAsync(TimeSpan.Zero, cancellationToken) is { } hash
        && (Has(hash.OfJourney(journeyId)) || (EmailAddress.Of(email) is { } address && Has(hash.OfAddress(address))));

    /// <summary>Those of many who were erased, by the tombstones of this moment.</summary>
    public async Task<IReadOnlyList<Guid>> AmongAsync(IEnumerable<Guid> journeyIds, CancellationToken cancellationToken) =>
        await HashAsync(TimeSpan.Zero, cancellationToken) is { } hash ? [.. journeyIds.Where(x => Has(hash.OfJourney(x)))] : [];

    public async ValueTask<IReadOnlyCollection<string>> KeysOfAsync(IEnumerable<FencedRow> rows, CancellationToken cancellationToken)
    {
        var (keys, hash) = (new HashSet<string>(), await secret.GetAsync(cancellationToken));
        // An erasure says whom it is about until it is done.
        foreach (var value in rows.Where(x => x.Entity != typeof(Erasure)).SelectMany(x => x.Values))
        {
            if (value is Guid id)
                keys.Add(hash.OfJourney(id));
            else if (TextOf(value) is { IsEmpty: false } text)
                keys.UnionWith(KeysOf(NamedPeople.Read(text.Span), hash));
        }

        return keys;
    }

    public void Dispose() => reading.Dispose();

    static IEnumerable<string> KeysOf(NamedPeople named, PersonHash hash) =>
        named.Journeys.Select(hash.OfJourney).Concat(named.Addresses.Concat(named.Mentioned).Select(hash.OfAddress));

    static ReadOnlyMemory<byte> TextOf(object? value) => value switch
    {
        byte[] body => body,
        string text => Encoding.UTF8.GetBytes(text),
        _ => default,
    };

    bool Has(string hash) => known.ContainsKey(Short(hash));

    /// <summary>Null where nobody was ever erased.</summary>
    async ValueTask<PersonHash?> HashAsync(TimeSpan mostAge, CancellationToken cancellationToken)
    {
        await ReadOnAsync(mostAge, cancellationToken);
        return known.IsEmpty ? null : await secret.GetAsync(cancellationToken);
    }

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
        var (began, before) = (time.GetTimestamp(), Volatile.Read(ref behind));
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var from = Known;
        // Tombstones are committed in the order of their numbers: below the newest that is seen, none is to come.
        var tombstones = await database.Set<Tombstone>().AsNoTracking().Where(x => x.Id > from).Select(x => new { x.Id, x.Hash }).ToListAsync(cancellationToken);
        foreach (var tombstone in tombstones)
            known.TryAdd(Short(tombstone.Hash), 0);

        Volatile.Write(ref newest, tombstones.Select(x => x.Id).Append(from).Max());
        // A commit that met a newer one meanwhile says so of this reading too.
        Volatile.Write(ref mark, Volatile.Read(ref behind) == before ? new ReadMark(began) : null);
    }

    sealed record ReadMark(long BegunAt);

    static UInt128 Short(string hash) => UInt128.Parse(hash.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
