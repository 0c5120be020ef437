using System.Data.Common;
using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence;

/// <summary>Makes the rows of many messages durable together; each member's rows succeed or fail alone.</summary>
internal interface ICommitQueue
{
    /// <summary>Completes once the rows are on disk; fails with what the database said about these rows.</summary>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">One of the rows could not be written; none was.</exception>
    Task CommitAsync(IReadOnlyList<RowChange> rows, CancellationToken cancellationToken);

    /// <summary>Reads rows by their keys, in one round trip with others who read at the same time; null where there is none.</summary>
    Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken);

    /// <summary>Writes rows within a transaction that somebody else ends.</summary>
    Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, CancellationToken cancellationToken);
}
