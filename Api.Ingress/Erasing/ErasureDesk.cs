using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Takes requests to be forgotten. From its commit on the person is refused everywhere; the removal follows.</summary>
internal sealed class ErasureDesk(MarketingDbContext database, PersonFinder finder, InstallationSecret secret, IEnumerable<IPersonalDataStore> stores, TimeProvider time)
{
    const int Tries = 5;

    /// <summary>Null when nobody with this id is or was known. Asked again, it answers with what became of the first request.</summary>
    public Task<Erasure?> RequestAsync(string leadId, string? sourceSystem, CancellationToken cancellationToken) => database.RepeatOnConflictAsync(async _ =>
    {
        var hash = await secret.GetAsync(cancellationToken);
        if (await finder.FindAsync(leadId, sourceSystem, cancellationToken) is not { } person)
            return await FindAsync(leadId, sourceSystem, cancellationToken);

        var leadHash = hash.OfJourney(person.Journeys[0]);
        var erasure = await database.Set<Erasure>().FirstOrDefaultAsync(x => x.LeadHash == leadHash, cancellationToken);
        if (erasure is { CompletedAt: null })
            return erasure;

        if (erasure is null)
        {
            erasure = new Erasure { ErasureId = Guid.CreateVersion7(time.GetUtcNow()), LeadHash = leadHash, LeadIdHash = hash.OfLeadId(leadId) };
            database.Add(erasure);
        }

        Begin(erasure, person);
        await database.BuryAsync(hash, [erasure], time, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return erasure;
    }, Tries);

    public async Task<Erasure?> FindAsync(string leadId, string? sourceSystem, CancellationToken cancellationToken)
    {
        var hash = await secret.GetAsync(cancellationToken);
        var erasures = database.Set<Erasure>().AsNoTracking();
        if (sourceSystem is not null)
        {
            var leadHash = hash.OfJourney(MarketingIds.Journey(sourceSystem, leadId));
            return await erasures.FirstOrDefaultAsync(x => x.LeadHash == leadHash, cancellationToken);
        }

        var leadIdHash = hash.OfLeadId(leadId);
        return await erasures.Where(x => x.LeadIdHash == leadIdHash).OrderByDescending(x => x.RequestedAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Anew, when a backup brought back somebody who was erased before.</summary>
    void Begin(Erasure erasure, Person person)
    {
        var now = time.GetUtcNow();
        (erasure.RequestedAt, erasure.DueAt, erasure.CompletedAt, erasure.Attempts) = (now, now, null, 0);
        erasure.Person = person;
        erasure.Steps = [.. stores.Select(x => new ErasureStep { Store = x.Name })];
        erasure.Version++;
    }
}
