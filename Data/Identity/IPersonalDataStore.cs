namespace MarketingBus.Data.Identity;

/// <summary>A place where personal data lives. Erasure and export go through all that are registered, so that neither knows of a place that the other forgets.</summary>
public interface IPersonalDataStore
{
    /// <summary>As it stands in proofs and exports, such as "orchestration.handoffs".</summary>
    string Name { get; }

    /// <summary>The tables that it answers for; none when it is no database.</summary>
    IReadOnlyList<Type> Tables { get; }

    /// <summary>True when it gives up by itself where it does not get on: what it goes through may be long, and <see cref="ErasureOptions.StoreTimeout"/> is not for it.</summary>
    bool EndsByProgress => false;

    /// <summary>Removes what it holds of any of these people, at once and for good; again, it finds nothing left.</summary>
    /// <returns>Entries found and removed.</returns>
    Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken);

    /// <summary>Entries that it holds.</summary>
    Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken);

    /// <summary>Everything that it holds of one, one entry after the other. Whoever takes them may be slow: between two entries nothing is held that others wait for, no connection and no snapshot.</summary>
    IAsyncEnumerable<object> ExportAsync(Person person, CancellationToken cancellationToken);
}
