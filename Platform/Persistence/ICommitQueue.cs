using System.Data.Common;
using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence;

/// <summary>Makes the rows of many messages durable together; each member's rows succeed or fail alone.</summary>
internal interface ICommitQueue
{
    /// <summary>Completes once the rows are on disk; fails with what the database said about these rows.</summary>
    /// <param name="rows">What is to be written.</param>
    /// <param name="seen">How far the log of <see cref="ICommitFence"/> was read when the rows began to be made.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">One of the rows could not be written; none was.</exception>
    Task CommitAsync(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken);

    /// <summary>The same for rows that are about nobody, which no fence concerns.</summary>
    Task CommitAsync(IReadOnlyList<RowChange> rows, CancellationToken cancellationToken) => CommitAsync(rows, long.MaxValue, cancellationToken);

    /// <summary>Reads rows by their keys, in one round trip with others who read at the same time; null where there is none.</summary>
    Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken);

    /// <summary>Writes rows within a transaction that somebody else ends.</summary>
    /// <param name="transaction">Whose.</param>
    /// <param name="rows">What is to be written.</param>
    /// <param name="all">Those, and what the transaction has written before.</param>
    /// <param name="seen">How far the log of <see cref="ICommitFence"/> was read when the rows began to be made.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    /// <exception cref="FencedOffException">A row is about what was logged since.</exception>
    Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, IEnumerable<FencedRow> all, long seen, CancellationToken cancellationToken);
}
