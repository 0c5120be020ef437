using System.Buffers;

namespace MarketingBus.Data.Identity;

/// <summary>Finds people by marks that stand anywhere in a text. Most texts have none, which takes one look for all marks.</summary>
public sealed class PeopleByMark(ILookup<string, Person> marks, StringComparison comparison)
{
    readonly SearchValues<string> all = SearchValues.Create([.. marks.Select(x => x.Key)], comparison);

    /// <summary>Those of whom a mark stands in the text; one may come twice.</summary>
    public IEnumerable<Person> In(string? text) =>
        text is not null && text.AsSpan().ContainsAny(all) ? marks.Where(x => text.Contains(x.Key, comparison)).SelectMany(x => x) : [];
}
