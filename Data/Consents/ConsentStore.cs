using System.Runtime.CompilerServices;
using MarketingBus.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Consents;

/// <summary>
/// What people said about being contacted. A refusal outlives the person's erasure under the keyed hash of each address, as a tombstone does, and says no more than that somebody with the address is not
/// to be contacted.
/// </summary>
internal sealed class ConsentStore(MarketingDbContext database, IDbContextFactory<MarketingDbContext> contexts, InstallationSecret secret) : IPersonalDataStore
{
    public string Name => "ingress.consents";

    public IReadOnlyList<Type> Tables { get; } = [typeof(ConsentEntry)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var known = await CountAsync(people, cancellationToken);
        var hash = await secret.GetAsync(cancellationToken);
        foreach (var person in people.All.Where(x => known.Of(x) > 0))
            await EraseAsync(person, hash, cancellationToken);

        return known;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var journeys in people.Journeys.Chunk(Chunks.MostKeys))
        {
            var found = await Entries(database, journeys).GroupBy(x => x.JourneyId!.Value).Select(x => new { x.Key, Entries = x.LongCount() }).ToListAsync(cancellationToken);
            foreach (var journey in found)
                counts.Add(people.OfJourney(journey.Key), journey.Entries);
        }

        return counts;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = await Entries(database, [.. person.Journeys]).Select(x => x.EntryId).ToListAsync(cancellationToken);
        await foreach (var entry in keys.ReadAsync(ExportPages.Rows, page => database.Set<ConsentEntry>().AsNoTracking().Where(x => page.Contains(x.EntryId)), cancellationToken))
            yield return entry;
    }

    async Task EraseAsync(Person person, PersonHash hash, CancellationToken cancellationToken)
    {
        // A context that stands alone: what the erasure itself has under way is not saved here.
        await using var own = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await own.Database.BeginTransactionAsync(cancellationToken);
        var entries = Entries(own, [.. person.Journeys]);
        if (StandingOf(await entries.ToListAsync(cancellationToken)) is { } last)
        {
            own.AddRange(person.Addresses.Select(address => Anonymous(last, hash.OfAddress(address))));
            await own.SaveChangesAsync(cancellationToken);
        }

        await entries.ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The entry that must go on to count; null when none does.</summary>
    static ConsentEntry? StandingOf(List<ConsentEntry> entries) =>
        entries.Find(x => x.State == ConsentState.Complained)
        ?? entries.Find(x => x.State == ConsentState.Withdrawn)
        ?? entries.GroupBy(x => x.JourneyId).Select(x => x.MaxBy(y => y.Sequence)!).FirstOrDefault(x => x.State == ConsentState.Refused);

    static ConsentEntry Anonymous(ConsentEntry entry, string addressHash) => new()
    {
        EntryId = Guid.NewGuid(),
        Sequence = entry.Sequence,
        AddressHash = addressHash,
        State = entry.State,
        Source = entry.Source,
        OccurredAt = entry.OccurredAt,
        RecordedAt = entry.RecordedAt,
    };

    static IQueryable<ConsentEntry> Entries(MarketingDbContext database, Guid[] journeys) =>
        database.Set<ConsentEntry>().AsNoTracking().Where(x => x.JourneyId != null && journeys.Contains(x.JourneyId.Value));
}
