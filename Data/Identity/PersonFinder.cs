using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Identity.Stores;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>Finds out by what else a person is known: the e-mail address of one lead leads to the other leads with that address, and each to its conversations.</summary>
public sealed class PersonFinder(MarketingDbContext database)
{
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
        return source is not null || await IsKnownAsync(person.Journeys[0], cancellationToken) ? await CompleteAsync(person, cancellationToken) : null;
    }

    /// <summary>With what has been learned since.</summary>
    public async Task<Person> CompleteAsync(Person person, CancellationToken cancellationToken)
    {
        var complete = person.With(await OfJourneysAsync(person.Journeys, cancellationToken));
        foreach (var address in complete.Addresses)
            complete = complete.With(await OfAddressAsync(address, cancellationToken));

        return complete with { Conversations = [.. complete.Conversations.Union(await ConversationsAsync(complete.Journeys, cancellationToken))] };
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

    async Task<Person> OfJourneysAsync(IReadOnlyList<Guid> journeys, CancellationToken cancellationToken)
    {
        var states = await database.Set<LeadJourneyState>().AsNoTracking().Where(x => journeys.Contains(x.CorrelationId)).ToListAsync(cancellationToken);
        var leads = await database.Set<Lead>().AsNoTracking().Where(x => journeys.Contains(x.JourneyId)).ToListAsync(cancellationToken);
        return new Person
        {
            Journeys = journeys,
            Names = [.. states.Select(x => new PersonName(x.SourceSystem, x.LeadId)).Union(leads.Select(x => new PersonName(x.SourceSystem, x.LeadId)))],
            Addresses = [.. states.Select(x => x.Lead?.Email).Concat(leads.Select(x => x.Profile.Email)).Select(EmailAddress.Of).OfType<string>().Distinct()],
        };
    }

    /// <summary>The profiles are one text each, in which the address stands in quotes; there is no index for what is asked so seldom.</summary>
    async Task<Person> OfAddressAsync(string address, CancellationToken cancellationToken)
    {
        // As the column was written.
        var pattern = LikePattern.Around($"\"{JavaScriptEncoder.Default.Encode(address)}\"");
        var (states, leads) = (database.TableOf<LeadJourneyState>(), database.TableOf<Lead>());
        var journeys = await database.Database.SqlQuery<Guid>(FormattableStringFactory.Create(
            $$"""
            SELECT "CorrelationId" AS "Value" FROM {{states}} WHERE lower("Lead") LIKE {0} ESCAPE '!'
            UNION SELECT "JourneyId" AS "Value" FROM {{leads}} WHERE lower("Profile") LIKE {0} ESCAPE '!'
            """, pattern)).ToListAsync(cancellationToken);
        var found = journeys.Count == 0 ? null : await OfJourneysAsync(journeys, cancellationToken);
        // The address may be anybody's in another field of a profile.
        return found is not null && found.Addresses.Contains(address) ? await OnlyWithAsync(address, found, cancellationToken) : new Person { Journeys = [], Names = [] };
    }

    async Task<Person> OnlyWithAsync(string address, Person found, CancellationToken cancellationToken)
    {
        var same = new Person { Journeys = [], Names = [] };
        foreach (var journey in found.Journeys)
        {
            var one = await OfJourneysAsync([journey], cancellationToken);
            same = one.Addresses.Contains(address) ? same.With(one) : same;
        }

        return same;
    }

    async Task<IReadOnlyList<string>> ConversationsAsync(IReadOnlyList<Guid> journeys, CancellationToken cancellationToken)
    {
        var ofJourneys = await database.Set<LeadJourneyState>()
            .Where(x => journeys.Contains(x.CorrelationId) && x.ConversationId != null).Select(x => x.ConversationId!).ToListAsync(cancellationToken);
        var ofActions = await database.Set<AgentActionRecord>()
            .Where(x => journeys.Contains(x.SubjectId) && x.ConversationId != null).Select(x => x.ConversationId!).Distinct().ToListAsync(cancellationToken);
        return [.. ofJourneys.Union(ofActions)];
    }
}
