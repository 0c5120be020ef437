namespace MarketingBus.Data.Identity.Stores;

/// <summary>Of whom a target of the access log is: an address such as "db://leads/L-1?source_system=crm", with the id or e-mail address as its caller wrote it, escaped or not.</summary>
internal sealed class NamedTargets(People people)
{
    readonly ILookup<string, Person> byId = people.All.By(x => x.Names.Select(name => name.LeadId).Concat(x.Conversations).SelectMany(Spellings));
    readonly PeopleByMark byAddress = new(people.All.By(x => x.Addresses.SelectMany(Spellings)), StringComparison.OrdinalIgnoreCase);

    public IReadOnlyCollection<Person> PeopleOf(string target) => [.. Ends(target).SelectMany(x => byId[x]).Union(byAddress.In(target))];

    /// <summary>What stands behind a slash, up to a question mark or to the end: an id may have either in it.</summary>
    static IEnumerable<string> Ends(string target)
    {
        for (var slash = target.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = target.IndexOf('/', slash + 1))
        {
            var rest = target[(slash + 1)..];
            yield return rest;
            for (var mark = rest.IndexOf('?', StringComparison.Ordinal); mark >= 0; mark = rest.IndexOf('?', mark + 1))
                yield return rest[..mark];
        }
    }

    static string[] Spellings(string text) => [text, Uri.EscapeDataString(text)];
}
