namespace MarketingBus.Data.Identity.Stores;

/// <summary>
/// Of whom a target of the access log is: an address such as "db://leads/L-1?source_system=crm" or "kg://graph?subject=lead%3Acrm%2FL-1", with the id or e-mail address as its caller wrote it, escaped or not.
/// </summary>
internal sealed class NamedTargets(People people)
{
    const string LeadNode = "lead:";

    readonly ILookup<string, Person> byId = people.All.By(x => x.Names.Select(name => name.LeadId).Concat(x.Conversations).SelectMany(Spellings));
    readonly PeopleByMark byAddress = new(people.All.By(x => x.Addresses.SelectMany(Spellings)), StringComparison.OrdinalIgnoreCase);

    public IReadOnlyCollection<Person> PeopleOf(string target) => [.. Ends(target).SelectMany(x => byId[x]).Union(byAddress.In(target)).Union(Values(target).SelectMany(Named))];

    IEnumerable<Person> Named(string value) => byId[value].Concat(EmailAddress.Of(value) is { } address ? people.OfAddress(address) : [])
        // A lead's node in the graph has its source system before the id.
        .Concat(value.StartsWith(LeadNode, StringComparison.OrdinalIgnoreCase) ? people.All.Where(x => IsNodeOf(x, value[LeadNode.Length..])) : []);

    static bool IsNodeOf(Person person, string name) =>
        person.Names.Any(x => $"{x.SourceSystem}/{x.LeadId}" == name) || (Guid.TryParse(name, out var journey) && person.Journeys.Contains(journey));

    /// <summary>What a query says, and the path's last part, read as it was meant.</summary>
    static IEnumerable<string> Values(string target)
    {
        var (path, query) = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? (target[..mark], target[(mark + 1)..]) : (target, "");
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            yield return Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace('+', ' '));

        yield return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

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
