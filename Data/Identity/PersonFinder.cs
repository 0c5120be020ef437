using MarketingBus.Data.Engagement;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>
/// Finds out by what else a person is known: the e-mail address of one lead leads to the other leads with that address, and each to its conversations. Of a lead that was accepted and not yet worked on, the
/// hash of its address stands for it.
/// </summary>
public sealed class PersonFinder(MarketingDbContext database, InstallationSecret secret)
{
    readonly KnownPeople known = new(database);

    /// <summary>Null when nothing is known of a lead with this id.</summary>
    /// <param name="leadId">As its source system calls it.</param>
    /// <param name="sourceSystem">Null for the one where it was last seen.</param>
    /// <param name="cancellationToken">Gives up the search.</param>
    public async Task<Person?> FindAsync(string leadId, string? sourceSystem, CancellationToken cancellationToken)
    {
        var source = await database.Set<LeadJourneyState>()
            .Where(x => x.LeadId == leadId && (sourceSystem == null || x.SourceSystem == sourceSystem))
            .OrderByDescending(x => x.UpdatedAt)
            .Select(x => x.SourceSystem)
            .FirstOrDefaultAsync(cancellationToken);
        var name = new PersonName(source ?? sourceSystem ?? MarketingIds.DefaultSourceSystem, leadId);
        var person = Of(name);
        return source is not null || await IsKnownAsync(person.Journeys[0], cancellationToken) ? (await CompleteAsync([person], cancellationToken))[0] : null;
    }

    /// <summary>With what has been learned since, in the same order.</summary>
    public async Task<IReadOnlyList<Person>> CompleteAsync(IReadOnlyList<Person> people, CancellationToken cancellationToken)
    {
        var own = await known.OfAsync(people.SelectMany(x => x.Journeys), cancellationToken);
        var accepted = await known.AcceptedAsync(people.SelectMany(x => x.Journeys), cancellationToken);
        var hash = await secret.GetAsync(cancellationToken);
        List<Person> complete = [.. people.Select(x => x.With(x.Journeys.SelectMany(journey => new[] { own.GetValueOrDefault(journey), accepted.GetValueOrDefault(journey) })))];

        var byAddress = (await known.WithAddressesAsync(complete.SelectMany(x => x.Addresses), cancellationToken)).By(x => x.Addresses);
        var byHash = (await known.WithHashesAsync(complete.SelectMany(hash.OfAddresses), cancellationToken)).By(x => x.AddressHashes);
        complete = [.. complete.Select(x => x.With(x.Addresses.SelectMany(address => byAddress[address]).Concat(hash.OfAddresses(x).SelectMany(address => byHash[address]))))];

        var conversations = await known.ConversationsAsync(complete.SelectMany(x => x.Journeys), cancellationToken);
        return [.. complete.Select(x => x with { Conversations = [.. x.Conversations.Union(x.Journeys.SelectMany(journey => conversations[journey]))] })];
    }

    /// <summary>People of whom only journeys are known, by what is left of those: not by an address, which may be somebody else's by now.</summary>
    public async Task<IReadOnlyList<Person>> LeftAsync(IReadOnlyCollection<Guid> journeys, CancellationToken cancellationToken)
    {
        var left = await known.OfAsync(journeys, cancellationToken);
        var conversations = await known.ConversationsAsync(journeys, cancellationToken);
        return [.. journeys.Select(x => new Person { Journeys = [x], Names = left.GetValueOrDefault(x)?.Names ?? [], Conversations = [.. conversations[x]] })];
    }

    static Person Of(PersonName name) => new()
    {
        Journeys = [MarketingIds.Journey(name.SourceSystem, name.LeadId)],
        Names = [name],
        Addresses = EmailAddress.Of(name.LeadId) is { } address ? [address] : [],
    };

    /// <summary>Accepted and not yet worked on, or only remembered.</summary>
    async Task<bool> IsKnownAsync(Guid journeyId, CancellationToken cancellationToken) =>
        await database.Set<AcceptedEvent>().AnyAsync(x => x.SubjectId == journeyId, cancellationToken)
        || await database.Set<RememberedLead>().AnyAsync(x => x.JourneyId == journeyId, cancellationToken)
        || await database.Set<EngagementEvent>().AnyAsync(x => x.JourneyId == journeyId, cancellationToken);
}
