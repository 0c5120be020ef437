namespace MarketingBus.Platform.Persistence;

/// <summary>
/// A log of what no later commit may pass over, kept in the same database. A unit of work knows how far the log was read when it began; its commit looks at what was logged since, and fails when its
/// rows are about that.
/// </summary>
public interface ICommitFence
{
    FenceLog Log { get; }

    /// <summary>The number of the newest entry that this process has read, 0 for none. Entries are committed in the order of their numbers.</summary>
    long Known { get; }

    /// <summary>The keys under which entries about these rows would be found.</summary>
    ValueTask<IReadOnlyCollection<string>> KeysOfAsync(IEnumerable<FencedRow> rows, CancellationToken cancellationToken);

    /// <summary>A commit met an entry that is not read yet: whoever asks next is answered by what is committed then.</summary>
    void IsBehind();
}

/// <summary>The log's table, which numbers its entries in "Id" and finds them by "Hash".</summary>
public sealed record FenceLog(string Schema, string Table);

/// <summary>A row that is to be written.</summary>
/// <param name="Entity">Of which table.</param>
/// <param name="Values">As the database keeps them.</param>
public sealed record FencedRow(Type Entity, IEnumerable<object?> Values);
