using System.Data.Common;
using System.Net.Sockets;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Platform.Messaging;

/// <summary>Tells a server that is away from a message that is wrong.</summary>
public static class ServerAway
{
    public static bool Is(Exception exception) => exception switch
    {
        AggregateException many => many.InnerExceptions.Any(Is),
        SocketException or ServerNotThereException => true,
        // Lost races are transient as well, but the next try comes at once.
        DbException { IsTransient: true, SqlState: not (SerializationFailure or DeadlockDetected) } => true,
        _ => exception.InnerException is { } inner && Is(inner),
    };

    const string SerializationFailure = "40001";
    const string DeadlockDetected = "40P01";
}
