namespace MarketingBus.Data.Identity;

/// <summary>Everything by which a person's data can be found.</summary>
public sealed record Person
{
    /// <summary>Of every source system that knows the person, as far as the e-mail address tells.</summary>
    public required IReadOnlyList<Guid> Journeys { get; init; }

    public required IReadOnlyList<PersonName> Names { get; init; }

    /// <summary>E-mail addresses, in lower case.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Of addresses that accepted events named, whether or not they were worked on.</summary>
    public IReadOnlyList<string> AddressHashes { get; init; } = [];

    public IReadOnlyList<string> Conversations { get; init; } = [];

    /// <summary>Texts that name nobody else.</summary>
    public IEnumerable<string> Marks() => Journeys.Select(x => x.ToString()).Concat(Addresses);

    public Person With(Person other) => new()
    {
        Journeys = [.. Journeys.Union(other.Journeys)],
        Names = [.. Names.Union(other.Names)],
        Addresses = [.. Addresses.Union(other.Addresses)],
        AddressHashes = [.. AddressHashes.Union(other.AddressHashes)],
        Conversations = [.. Conversations.Union(other.Conversations)],
    };

    /// <summary>With what is known of each; null where nothing is.</summary>
    public Person With(IEnumerable<Person?> others) => others.OfType<Person>().Aggregate(this, (person, other) => person.With(other));
}

/// <summary>How one source system calls the person.</summary>
public sealed record PersonName(string SourceSystem, string LeadId);
