namespace MarketingBus.Data.Identity;

/// <summary>How many entries there are of each of several people. An entry about two of them counts for both.</summary>
public sealed class PersonCounts
{
    readonly Dictionary<Person, long> counts = new(ReferenceEqualityComparer.Instance);

    public bool IsEmpty => counts.Count == 0;

    public long Of(Person person) => counts.GetValueOrDefault(person);

    public void Add(IEnumerable<Person> people, long entries = 1)
    {
        foreach (var person in people)
            counts[person] = Of(person) + entries;
    }
}
