namespace MarketingBus.Data.Identity;

/// <summary>People by what they are known by.</summary>
public static class PeopleLookup
{
    /// <summary>Whom each key stands for; of people who share one, all.</summary>
    public static ILookup<TKey, Person> By<TKey>(this IEnumerable<Person> people, Func<Person, IEnumerable<TKey>> keysOf)
        where TKey : notnull =>
        people.SelectMany(person => keysOf(person).Distinct().Select(key => (Key: key, Person: person))).ToLookup(x => x.Key, x => x.Person);
}
