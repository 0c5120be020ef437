using System.Data.Common;
using System.Net.Sockets;
using MarketingBus.Platform.Hosting;
using Microsoft.Data.Sqlite;

namespace MarketingBus.Platform.Messaging;

/// <summary>Tells a server that is away from a message that is wrong.</summary>
public static class ServerAway
{
    public static bool Is(Exception exception) => exception switch
    {
        AggregateException many => many.InnerExceptions.Any(Is),
        SocketException or ServerNotThereException => true,
        // No room, no rights, a disk that fails, or somebody else's lock: nothing can be written, whosever it is.
        SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or IoError or Full or CannotOpen } => true,
        // Lost races are transient as well, but the next try comes at once.
        DbException { IsTransient: true, SqlState: not (SerializationFailure or DeadlockDetected) } => true,
        // We stood still for too long, and it hung up on us.
        DbException { SqlState: IdleInTransaction } => true,
        _ => exception.InnerException is { } inner && Is(inner),
    };

    /// <summary>True where it is one row that is out of reach, because another transaction has locked it: whoever wants others need not wait.</summary>
    internal static bool IsLockedRow(Exception exception) => exception switch
    {
        AggregateException many => many.InnerExceptions.All(IsLockedRow),
        DbException { SqlState: LockNotAvailable } => true,
        _ => exception.InnerException is { } inner && IsLockedRow(inner),
    };

    const string LockNotAvailable = "55P03";
    const string IdleInTransaction = "25P03";
    const string SerializationFailure = "40001";
    const string DeadlockDetected = "40P01";

    // Of SQLite (sqlite.org/rescode.html).
    const int Busy = 5;
    const int Locked = 6;
    const int ReadOnly = 8;
    const int IoError = 10;
    const int Full = 13;
    const int CannotOpen = 14;
}
