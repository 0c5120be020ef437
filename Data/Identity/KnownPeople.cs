using MarketingBus.Data.Ingress;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>What the tables say of journeys, for many of them in one question.</summary>
internal sealed class KnownPeople(MarketingDbContext database)
{
    /// <summary>Each journey's names and addresses; one of which nothing is known is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> OfAsync(IEnumerable<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, Person>();
        foreach (var journeys in journeyIds.Distinct().Chunk(Chunks.MostKeys))
        {
            var states = await database.Set<LeadJourneyState>().AsNoTracking().Where(x => journeys.Contains(x.CorrelationId))
                .Select(x => new { JourneyId = x.CorrelationId, x.SourceSystem, x.LeadId, x.Lead }).ToListAsync(cancellationToken);
            var leads = await database.Set<Lead>().AsNoTracking().Where(x => journeys.Contains(x.JourneyId))
                .Select(x => new { x.JourneyId, x.SourceSystem, x.LeadId, x.Profile }).ToListAsync(cancellationToken);
            foreach (var person in states.Select(x => Of(x.JourneyId, x.SourceSystem, x.LeadId, x.Lead?.Email)).Concat(leads.Select(x => Of(x.JourneyId, x.SourceSystem, x.LeadId, x.Profile.Email))))
                known[person.Journeys[0]] = known.TryGetValue(person.Journeys[0], out var other) ? other.With(person) : person;
        }

        return known;
    }

    /// <summary>Every journey whose lead has one of the addresses, one by one. By equality of the normal form, which has a column of its own.</summary>
    public async Task<IReadOnlyCollection<Person>> WithAddressesAsync(IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        var journeys = new HashSet<Guid>();
        foreach (var some in addresses.Distinct().Chunk(Chunks.MostKeys))
            journeys.UnionWith(await JourneysAsync(some, cancellationToken));

        return [.. (await OfAsync(journeys, cancellationToken)).Values];
    }

    /// <summary>By the hash of the address that it named last, each journey of which an event that names one was accepted, whether or not it was worked on.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> AcceptedAsync(IEnumerable<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var accepted = new Dictionary<Guid, Person>();
        foreach (var journeys in journeyIds.Distinct().Chunk(Chunks.MostKeys))
        {
            var events = await database.Set<AcceptedEvent>().AsNoTracking().Where(x => journeys.Contains(x.SubjectId) && x.AddressHash != null)
                .Select(x => new { x.SubjectId, x.AddressHash, x.Sequence }).ToListAsync(cancellationToken);
            // An address that was corrected since may be somebody else's.
            foreach (var last in events.GroupBy(x => x.SubjectId).Select(x => x.MaxBy(y => y.Sequence)!))
                accepted[last.SubjectId] = new Person { Journeys = [last.SubjectId], Names = [], AddressHashes = [last.AddressHash!] };
        }

        return accepted;
    }

    /// <summary>Every journey whose last accepted address has one of the hashes, one by one.</summary>
    public async Task<IReadOnlyCollection<Person>> WithHashesAsync(IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        var sought = hashes.ToHashSet();
        var journeys = new HashSet<Guid>();
        foreach (var some in sought.Chunk(Chunks.MostKeys))
            journeys.UnionWith(await database.Set<AcceptedEvent>().Where(x => x.AddressHash != null && some.Contains(x.AddressHash)).Select(x => x.SubjectId).Distinct().ToListAsync(cancellationToken));

        var accepted = await AcceptedAsync(journeys, cancellationToken);
        var meant = accepted.Values.Where(x => sought.Contains(x.AddressHashes[0])).ToList();
        var known = await OfAsync(meant.SelectMany(x => x.Journeys), cancellationToken);
        return [.. meant.Select(x => x.With([known.GetValueOrDefault(x.Journeys[0])]))];
    }

    public async Task<ILookup<Guid, string>> ConversationsAsync(IEnumerable<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var conversations = new List<(Guid JourneyId, string ConversationId)>();
        foreach (var journeys in journeyIds.Distinct().Chunk(Chunks.MostKeys))
        {
            var ofJourneys = await database.Set<LeadJourneyState>().Where(x => journeys.Contains(x.CorrelationId) && x.ConversationId != null)
                .Select(x => new { JourneyId = x.CorrelationId, x.ConversationId }).ToListAsync(cancellationToken);
            var ofActions = await database.Set<AgentActionRecord>().Where(x => journeys.Contains(x.SubjectId) && x.ConversationId != null)
                .Select(x => new { JourneyId = x.SubjectId, x.ConversationId }).Distinct().ToListAsync(cancellationToken);
            conversations.AddRange(ofJourneys.Concat(ofActions).Select(x => (x.JourneyId, x.ConversationId!)));
        }

        return conversations.Distinct().ToLookup(x => x.JourneyId, x => x.ConversationId);
    }

    static Person Of(Guid journeyId, string sourceSystem, string leadId, string? email) => new()
    {
        Journeys = [journeyId],
        Names = [new PersonName(sourceSystem, leadId)],
        Addresses = EmailAddress.Of(email) is { } address ? [address] : [],
    };

    async Task<IEnumerable<Guid>> JourneysAsync(string[] addresses, CancellationToken cancellationToken)
    {
        var states = await database.Set<LeadJourneyState>().Where(x => x.EmailAddress != null && addresses.Contains(x.EmailAddress)).Select(x => x.CorrelationId).ToListAsync(cancellationToken);
        var leads = await database.Set<Lead>().Where(x => x.EmailAddress != null && addresses.Contains(x.EmailAddress)).Select(x => x.JourneyId).ToListAsync(cancellationToken);
        return states.Concat(leads);
    }
}
