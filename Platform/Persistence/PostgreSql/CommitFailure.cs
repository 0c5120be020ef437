using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>What a commit that failed says about the members that were in it.</summary>
internal static class CommitFailure
{
    /// <summary>A row that one of them changes is locked by somebody else's transaction. Nothing was written.</summary>
    public static bool IsLock(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>The answer did not come in time; the rows may have been written or not.</summary>
    public static bool IsTimeout(Exception exception) => exception is TimeoutException or NpgsqlException { InnerException: TimeoutException };

    /// <summary>One of them cannot be put into words that the database reads. Nothing was sent to its end.</summary>
    public static bool IsOurs(Exception exception) => exception is not (DbException or IOException or SocketException or TimeoutException or ObjectDisposedException or OperationCanceledException);

    /// <summary>What the member's caller hears.</summary>
    public static Exception Meaning(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DivisionByZero } => new DbUpdateConcurrencyException("A row was changed or removed by somebody else.", exception),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new DbUpdateException("A row is locked by another transaction.", exception),
        DbException => new DbUpdateException($"The rows could not be written: {exception.Message}", exception),
        _ => exception,
    };
}
