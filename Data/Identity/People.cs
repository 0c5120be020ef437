using System.Text;

namespace MarketingBus.Data.Identity;

/// <summary>People who are looked for together: one look at a table, a queue or a text tells whom of them it is about.</summary>
/// <param name="people">Whom.</param>
/// <param name="hash">Recognises addresses of which only the hash is known; null where there are none such.</param>
public sealed class People(IReadOnlyList<Person> people, PersonHash? hash = null)
{
    readonly ILookup<Guid, Person> byJourney = people.By(x => x.Journeys);
    readonly ILookup<string, Person> byAddress = people.By(x => x.Addresses);
    readonly ILookup<string, Person> byAddressHash = people.By(x => hash is null ? [] : x.AddressHashes.Except(x.Addresses.Select(hash.OfAddress)));
    readonly ILookup<string, Person> byConversation = people.By(x => x.Conversations);
    readonly ILookup<string, Person> byLeadId = people.By(x => x.Names.Select(name => name.LeadId));
    readonly Lazy<PeopleByMark> byMark = new(() => new(people.By(x => x.Marks()), StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Person> All => people;

    public IEnumerable<Guid> Journeys => byJourney.Select(x => x.Key);

    public IEnumerable<string> Addresses => byAddress.Select(x => x.Key);

    public bool HaveAddresses => byAddress.Count + byAddressHash.Count > 0;

    public IEnumerable<string> Conversations => byConversation.Select(x => x.Key);

    public IEnumerable<string> LeadIds => byLeadId.Select(x => x.Key);

    public IEnumerable<Person> OfJourney(Guid journeyId) => byJourney[journeyId];

    public IEnumerable<Person> OfAddress(string address) => byAddressHash.Count == 0 ? byAddress[address] : byAddress[address].Union(byAddressHash[hash!.OfAddress(address)]);

    public IEnumerable<Person> OfConversation(string conversationId) => byConversation[conversationId];

    public IEnumerable<Person> OfLeadId(string leadId) => byLeadId[leadId];

    /// <summary>Those whom the text names: by a mark that is a value of its own, or by a lead's id and its source system.</summary>
    public IReadOnlyCollection<Person> NamedIn(ReadOnlySpan<byte> text)
    {
        var named = NamedPeople.Read(text);
        var found = named.Journeys.SelectMany(OfJourney).Concat(named.Addresses.SelectMany(OfAddress));
        // Its source system was said beside the text, or is the default: of two people with one id, both go rather than neither.
        return [.. (named.SaysSourceSystem ? found : found.Concat(named.LeadIds.SelectMany(OfLeadId))).Distinct()];
    }

    /// <summary>Those whom the text is about: by a journey, by a lead's id, or by the lead's own address.</summary>
    public IReadOnlyCollection<Person> OwnersOf(string text)
    {
        var named = NamedPeople.Read(Encoding.UTF8.GetBytes(text));
        return [.. named.Journeys.SelectMany(OfJourney).Concat(named.OwnAddresses.SelectMany(OfAddress)).Distinct()];
    }

    /// <summary>Those whom the text names in whatever way, also in the midst of a value.</summary>
    public IReadOnlyCollection<Person> AnywhereIn(ReadOnlySpan<byte> text)
    {
        var named = NamedPeople.Read(text);
        return [.. named.Journeys.SelectMany(OfJourney).Concat(named.Addresses.Concat(named.Mentioned).SelectMany(OfAddress)).Distinct()];
    }

    /// <summary>Those whom one of the texts mentions, if only in the midst of it: by an e-mail address or a journey that is a word of its own.</summary>
    public IReadOnlyCollection<Person> MentionedIn(params ReadOnlySpan<string?> texts)
    {
        var found = new HashSet<Person>();
        foreach (var text in texts)
        {
            if (MarkedIn(text).Count == 0)
                continue;

            // An address may be the end of a longer one, which is somebody else's.
            var named = NamedPeople.ReadWordsOf(text!);
            found.UnionWith(named.Journeys.SelectMany(OfJourney).Concat(named.Addresses.SelectMany(OfAddress)));
        }

        return found;
    }

    /// <summary>Those whose journey stands anywhere in one of the texts.</summary>
    public IReadOnlyCollection<Person> ByJourneyIn(params ReadOnlySpan<string?> texts)
    {
        var found = new HashSet<Person>();
        foreach (var text in texts)
            found.UnionWith(MarkedIn(text).Where(x => x.Journeys.Any(journey => text!.Contains(journey.ToString(), StringComparison.OrdinalIgnoreCase))));

        return found;
    }

    /// <summary>Those of whom a mark stands anywhere in one of the texts, in upper or lower case.</summary>
    public IReadOnlyCollection<Person> MarkedIn(params ReadOnlySpan<string?> texts)
    {
        var found = new HashSet<Person>();
        foreach (var text in texts)
            found.UnionWith(byMark.Value.In(text));

        return found;
    }
}
